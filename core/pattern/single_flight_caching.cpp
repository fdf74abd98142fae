#include "pattern/single_flight_caching.hpp"

#include "pattern/find_or_load.hpp"

namespace cachebound {

Task<Result<Answer>> SingleFlightCaching::get(std::string key) {
  const auto kept = co_await store_.get(key);
  if (kept && *kept) co_return Answer{**kept, Origin::cache};
  bool loaded = false;
  const auto landing = co_await flights_.run(key, [&] { return look_and_load(key, loaded); });
  if (!landing.outcome) co_return landing.outcome.fault();
  const Origin origin = !landing.led ? Origin::joined : loaded ? Origin::database : Origin::cache;
  co_return Answer{*landing.outcome, origin};
}

Task<Result<std::string>> SingleFlightCaching::look_and_load(std::string key, bool& loaded) {
  const auto found = co_await find_or_load(store_, database_, ttl_, std::move(key));
  if (!found) co_return found.fault();
  loaded = found->loaded;
  co_return found->value;
}

Task<Result<Answer>> LockPerKeyCaching::get(std::string key) {
  const auto kept = co_await store_.get(key);
  if (kept && *kept) co_return Answer{**kept, Origin::cache};
  co_await locks_.lock(key);
  const auto found = co_await find_or_load(store_, database_, ttl_, key);
  locks_.unlock(key);
  if (!found) co_return found.fault();
  co_return Answer{found->value, found->loaded ? Origin::database : Origin::joined};
}

}  // namespace cachebound
