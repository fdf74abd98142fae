#include "pattern/find_or_load.hpp"

namespace cachebound {

Task<Result<Found>> find_or_load(Store& store, Database& database, std::optional<Nanoseconds> ttl, std::string key) {
  const auto kept = co_await store.get(key);
  if (kept && *kept) co_return Found{**kept, false};
  const auto loaded = co_await database.load(key);
  if (!loaded) co_return loaded.fault();
  const SetOptions options{ttl};
  static_cast<void>(co_await store.set(std::move(key), *loaded, options));
  co_return Found{*loaded, true};
}

}  // namespace cachebound
