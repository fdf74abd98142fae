#include "pattern/locked_caching.hpp"

namespace cachebound {

Task<Result<Answer>> LockedCaching::get(std::string key) {
  const Nanoseconds start = entries_.now();
  for (bool waited = false;; waited = true) {
    auto entry = co_await entries_.find(key);
    if (entry && entry->is_fresh(entries_.now())) {
      co_return Answer{std::move(entry->value), waited ? Origin::joined : Origin::cache};
    }
    auto held = co_await lock_.try_lock(key);
    if (!held) co_return co_await load(std::move(key));
    if (*held) {
      auto loaded = co_await load_locked(std::move(key), **std::move(held));
      if (!loaded && entry && may_stand_in(*entry)) co_return Answer{std::move(entry->value), Origin::expired};
      co_return loaded;
    }
    if (entry && may_stand_in(*entry)) co_return Answer{std::move(entry->value), Origin::expired};
    if (entries_.now() - start >= patience_) co_return co_await load(std::move(key));
    co_await entries_.scheduler().sleep_for(poll_);
  }
}

Task<Result<Answer>> LockedCaching::load_locked(std::string key, StoreLock::Held held) {
  // An earlier holder may have been done since.
  const auto entry = co_await entries_.find(key);
  const bool fresh = entry && entry->is_fresh(entries_.now());
  Result<Answer> answer = Answer{fresh ? entry->value : "", Origin::cache};
  if (!fresh) answer = co_await load(key);
  static_cast<void>(co_await lock_.unlock(std::move(key), std::move(held)));
  co_return answer;
}

Task<Result<Answer>> LockedCaching::load(std::string key) {
  const auto loaded = co_await entries_.load(std::move(key));
  if (!loaded) co_return loaded.fault();
  co_return Answer{*loaded, Origin::database};
}

}  // namespace cachebound
