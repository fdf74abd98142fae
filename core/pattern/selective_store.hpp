// A store that takes in only what was offered before: whoever caches what he misses caches it at the second miss.
#pragma once

#include <string>
#include <utility>

#include "pattern/doorkeeper.hpp"
#include "store/store.hpp"

namespace cachebound {

/// Everything but `set` goes straight to the store. Its naive rival is the store itself, which takes in everything.
class SelectiveStore final : public Store {
 public:
  SelectiveStore(Store& store, Doorkeeper& doorkeeper) : store_(store), doorkeeper_(doorkeeper) {}

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override {
    return store_.get(std::move(key));
  }
  /// `store_full`, and no command, when the key is offered for the first time. What the store has of it stays.
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override {
    if (!doorkeeper_.seen(key)) co_return Fault{FaultCode::store_full, "", "offered for the first time: not taken in"};
    co_return co_await store_.set(std::move(key), std::move(value), options);
  }
  [[nodiscard]] Task<Result<bool>> erase(std::string key) override { return store_.erase(std::move(key)); }
  [[nodiscard]] Task<Result<bool>> erase_if(std::string key, std::string value) override {
    return store_.erase_if(std::move(key), std::move(value));
  }
  [[nodiscard]] Task<Result<bool>> expire(std::string key, Nanoseconds time) override {
    return store_.expire(std::move(key), time);
  }
  [[nodiscard]] Task<Result<TimeToLive>> ttl(std::string key) override { return store_.ttl(std::move(key)); }
  [[nodiscard]] Task<Result<std::int64_t>> incr(std::string key, std::int64_t by = 1) override {
    return store_.incr(std::move(key), by);
  }
  [[nodiscard]] Task<Result<std::uint32_t>> publish(std::string channel, std::string message) override {
    return store_.publish(std::move(channel), std::move(message));
  }
  [[nodiscard]] Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) override {
    return store_.subscribe(std::move(channel));
  }

 private:
  Store& store_;
  Doorkeeper& doorkeeper_;
};

}  // namespace cachebound
