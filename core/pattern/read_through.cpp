#include "pattern/read_through.hpp"

#include "pattern/find_or_load.hpp"

namespace cachebound {

Task<Result<Answer>> read_through(Store& store, Database& database, StripedLock& locks, std::optional<Nanoseconds> ttl,
                                  std::string key) {
  auto kept = co_await store.get(key);
  if (kept && *kept) co_return Answer{**std::move(kept), Origin::cache};
  const auto held = co_await locks.lock(key);
  auto found = co_await find_or_load(store, database, ttl, std::move(key));
  if (!found) co_return found.fault();
  co_return Answer{std::move(found->value), found->loaded ? Origin::database : Origin::joined};
}

Task<Result<Answer>> ReadThrough::read(std::string key) {
  return read_through(store_, database_, locks_, ttl_, std::move(key));
}

Task<Result<void>> ReadThrough::write(std::string key, std::string value) {
  const auto held = co_await locks_.lock(key);
  auto saved = co_await database_.save(key, std::move(value));
  static_cast<void>(co_await store_.erase(std::move(key)));
  co_return saved;
}

}  // namespace cachebound
