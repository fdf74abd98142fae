#include "exercises/strategies/shared/watched_store.hpp"

namespace cachebound::exercises {

/// A subscription that tells the tracker what it hears.
class WatchedStore::Hearing final : public Subscription {
 public:
  Hearing(const WatchedStore& store, std::unique_ptr<Subscription> subscription)
      : store_(store), subscription_(std::move(subscription)) {}

  Task<std::optional<std::string>> next(std::optional<Nanoseconds> timeout) override {
    auto message = co_await subscription_->next(timeout);
    const WatchedLanes& lanes = store_.lanes_;
    if (message) lanes.tracker->heard(lanes.self, lanes.key_number(*message), store_.scheduler_.now());
    co_return message;
  }
  std::uint64_t lost() const noexcept override { return subscription_->lost(); }

 private:
  const WatchedStore& store_;
  std::unique_ptr<Subscription> subscription_;
};

Task<Result<std::optional<std::string>>> WatchedStore::get(std::string key) {
  const Nanoseconds begin = scheduler_.now();
  auto found = co_await ForwardingStore::get(key);
  const bool hit = found && *found;
  draw("get", begin, hit ? SpanRole::hit : SpanRole::miss, hit ? "there" : "not there", key);
  co_return found;
}

Task<Result<bool>> WatchedStore::set(std::string key, std::string value, SetOptions options) {
  const Nanoseconds begin = scheduler_.now();
  if (lanes_.on_set) lanes_.on_set(key, value.size(), options);
  auto stored = co_await ForwardingStore::set(key, std::move(value), options);
  if (!is_lock(key)) {
    draw("set", begin, SpanRole::write, "", key);
  } else if (stored && *stored) {
    lock(key);
  } else if (timeline_ != nullptr) {
    timeline_->mark(
        {lanes_.lock, "try", scheduler_.now(), SpanRole::waiting, "somebody has it", lanes_.key_number(key.substr(5))});
  }
  co_return stored;
}

Task<Result<bool>> WatchedStore::erase(std::string key) {
  const Nanoseconds begin = scheduler_.now();
  auto erased = co_await ForwardingStore::erase(key);
  if (is_lock(key)) {
    unlock(key, "given up, or taken away");
  } else {
    draw("erase", begin, SpanRole::write, "", key);
  }
  co_return erased;
}

Task<Result<bool>> WatchedStore::erase_if(std::string key, std::string value) {
  const Nanoseconds begin = scheduler_.now();
  auto erased = co_await ForwardingStore::erase_if(key, std::move(value));
  if (!is_lock(key)) {
    draw("erase", begin, SpanRole::write, "", key);
  } else if (erased && *erased) {
    unlock(key, "given up by its holder");
  }
  co_return erased;
}

Task<Result<bool>> WatchedStore::expire(std::string key, Nanoseconds time) {
  const Nanoseconds begin = scheduler_.now();
  auto found = co_await ForwardingStore::expire(key, time);
  draw("expire", begin, SpanRole::work, "its time begins anew", key);
  co_return found;
}

Task<Result<std::int64_t>> WatchedStore::incr(std::string key, std::int64_t by) {
  const Nanoseconds begin = scheduler_.now();
  auto value = co_await ForwardingStore::incr(key, by);
  draw("incr", begin, SpanRole::write, "a new version", key);
  co_return value;
}

Task<Result<std::uint32_t>> WatchedStore::publish(std::string channel, std::string message) {
  if (lanes_.tracker != nullptr) lanes_.tracker->published(lanes_.self, lanes_.key_number(message), scheduler_.now());
  return ForwardingStore::publish(std::move(channel), std::move(message));
}

Task<Result<std::unique_ptr<Subscription>>> WatchedStore::subscribe(std::string channel) {
  auto subscription = co_await ForwardingStore::subscribe(std::move(channel));
  if (!subscription || lanes_.tracker == nullptr) co_return subscription;
  lanes_.tracker->subscribe(lanes_.self);
  std::unique_ptr<Subscription> hearing = std::make_unique<Hearing>(*this, *std::move(subscription));
  co_return hearing;
}

void WatchedStore::draw(std::string_view what, Nanoseconds begin, SpanRole role, std::string_view why,
                        const std::string& key) {
  if (timeline_ == nullptr) return;
  timeline_->span({lanes_.cache, what, begin, role, why, lanes_.key_number(key)}, scheduler_.now());
}

void WatchedStore::lock(const std::string& key) {
  if (timeline_ == nullptr) return;
  unlock(key, "its time was over");
  held_.insert_or_assign(key, timeline_->open({lanes_.lock, "lock", scheduler_.now(), SpanRole::held, "",
                                               lanes_.key_number(key.substr(5))}));
}

void WatchedStore::unlock(const std::string& key, std::string_view why) {
  const auto held = held_.find(key);
  if (held == held_.end()) return;
  timeline_->close(held->second, scheduler_.now(), SpanRole::held, why);
  held_.erase(held);
}

}  // namespace cachebound::exercises
