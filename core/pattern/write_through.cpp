#include "pattern/write_through.hpp"

#include "pattern/find_or_load.hpp"
#include "pattern/read_through.hpp"

namespace cachebound {

Task<Result<Answer>> WriteThrough::read(std::string key) {
  return read_through(store_, database_, locks_, ttl_, std::move(key));
}

Task<Result<void>> WriteThrough::write(std::string key, std::string value) {
  const auto held = co_await locks_.lock(key);
  auto saved = co_await database_.save(key, value);
  bool kept = false;
  if (saved) {
    const SetOptions options{ttl_};
    kept = static_cast<bool>(co_await store_.set(key, std::move(value), options));
  }
  // A set that failed may leave the entry of before.
  if (!kept) static_cast<void>(co_await store_.erase(std::move(key)));
  co_return saved;
}

Task<Result<Answer>> DualWrite::read(std::string key) {
  auto found = co_await find_or_load(store_, database_, ttl_, std::move(key));
  if (!found) co_return found.fault();
  co_return Answer{std::move(found->value), found->loaded ? Origin::database : Origin::cache};
}

Task<Result<void>> DualWrite::write(std::string key, std::string value) {
  const SetOptions options{ttl_};
  static_cast<void>(co_await store_.set(key, value, options));
  co_return co_await database_.save(std::move(key), std::move(value));
}

}  // namespace cachebound
