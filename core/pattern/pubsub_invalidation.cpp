#include "pattern/pubsub_invalidation.hpp"

namespace cachebound {

Task<Result<std::uint32_t>> InvalidationPublisher::write(std::string key, std::string value) {
  const auto saved = co_await database_.save(key, std::move(value));
  if (!saved) co_return saved.fault();
  co_return co_await store_.publish(channel_, std::move(key));
}

Task<Result<void>> InvalidationListener::listen() {
  const auto subscribed = co_await store_.subscribe(channel_);
  if (!subscribed) co_return subscribed.fault();
  Subscription& subscription = **subscribed;
  local_.clear();
  std::uint64_t lost = 0;
  while (const auto key = co_await subscription.next()) {
    ++heard_;
    local_.erase(*key);
    if (subscription.lost() == lost) continue;
    lost = subscription.lost();
    local_.clear();
    ++emptied_;
  }
  co_return Result<void>();
}

Task<Result<Answer>> LocalCaching::get(std::string key) {
  if (auto held = local_.get(key)) co_return Answer{*std::move(held), Origin::local};
  LocalCache::Fill fill(local_, key);
  const auto loaded = co_await database_.load(std::move(key));
  if (!loaded) co_return loaded.fault();
  fill.put(*loaded);
  co_return Answer{*loaded, Origin::database};
}

}  // namespace cachebound
