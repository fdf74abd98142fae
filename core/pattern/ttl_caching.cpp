#include "pattern/ttl_caching.hpp"

namespace cachebound {

Task<Result<Answer>> TtlCaching::get(std::string key) {
  const auto found = co_await store_.get(key);
  if (found && *found) {
    // If it left just now, the next reader loads it.
    if (options_.sliding && options_.ttl) static_cast<void>(co_await store_.expire(std::move(key), *options_.ttl));
    co_return Answer{**found, Origin::cache};
  }
  const auto loaded = co_await database_.load(key);
  if (!loaded) co_return loaded.fault();
  const SetOptions options{options_.ttl};
  static_cast<void>(co_await store_.set(std::move(key), *loaded, options));
  co_return Answer{*loaded, Origin::database};
}

}  // namespace cachebound
