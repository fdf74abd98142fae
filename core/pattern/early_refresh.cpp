#include "pattern/early_refresh.hpp"

namespace cachebound {

Task<Result<Answer>> EarlyRefresh::get(std::string key) {
  const auto entry = co_await entries_.find(key);
  if (entry && entry->is_fresh(entries_.now())) {
    if (is_due(*entry)) entries_.scheduler().spawn(guarded_ ? renew_locked(std::move(key)) : renew(std::move(key)));
    co_return Answer{entry->value, Origin::cache};
  }
  const auto loaded = co_await entries_.load(std::move(key));
  if (!loaded) co_return loaded.fault();
  co_return Answer{*loaded, Origin::database};
}

Task<> EarlyRefresh::renew(std::string key) {
  ++early_;
  // A load that fails leaves the entry as it is; the next reader tries again.
  static_cast<void>(co_await entries_.load(std::move(key)));
}

Task<> EarlyRefresh::renew_locked(std::string key) {
  auto held = co_await lock_.try_lock(key);
  if (!held || !*held) co_return;
  // An earlier holder may have been done since.
  const auto entry = co_await entries_.find(key);
  if (!entry || is_due(*entry)) co_await renew(key);
  static_cast<void>(co_await lock_.unlock(std::move(key), **std::move(held)));
}

}  // namespace cachebound
