#include "pattern/timed_store.hpp"

namespace cachebound {

Task<std::optional<TimedEntry>> TimedStore::find(std::string key) {
  const auto found = co_await store_.get(std::move(key));
  if (!found || !*found) co_return std::nullopt;
  co_return decode_timed_entry(**found);
}

Task<Result<std::string>> TimedStore::load(std::string key) {
  const Nanoseconds start = now();
  const auto loaded = co_await database_.load(key);
  if (!loaded) co_return loaded.fault();
  const TimedEntry entry{now() + ttl_, now() - start, *loaded};
  const SetOptions options{ttl_ + grace_};
  static_cast<void>(co_await store_.set(std::move(key), encode(entry), options));
  co_return *loaded;
}

}  // namespace cachebound
