// A store that hands every command on to another: what stores that observe, refuse or delay derive from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "store/store.hpp"

namespace cachebound {

/// A command as it is.
struct Unchanged {
  template <class Reply>
  [[nodiscard]] Task<Reply> operator()(Task<Reply> command) const {
    return command;
  }
};

/// Each command goes to `store`, which must outlive this, as `around(command)`: a function object from a task of any
/// reply to a task of the same. Who derives from it overrides the commands that he changes.
template <class Around = Unchanged>
class ForwardingStore : public Store {
 public:
  explicit ForwardingStore(Store& store, Around around = {}) : store_(store), around_(std::move(around)) {}

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override {
    return around_(store_.get(std::move(key)));
  }
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override {
    return around_(store_.set(std::move(key), std::move(value), options));
  }
  [[nodiscard]] Task<Result<bool>> erase(std::string key) override { return around_(store_.erase(std::move(key))); }
  [[nodiscard]] Task<Result<bool>> erase_if(std::string key, std::string value) override {
    return around_(store_.erase_if(std::move(key), std::move(value)));
  }
  [[nodiscard]] Task<Result<bool>> expire(std::string key, Nanoseconds time) override {
    return around_(store_.expire(std::move(key), time));
  }
  [[nodiscard]] Task<Result<TimeToLive>> ttl(std::string key) override { return around_(store_.ttl(std::move(key))); }
  [[nodiscard]] Task<Result<std::int64_t>> incr(std::string key, std::int64_t by = 1) override {
    return around_(store_.incr(std::move(key), by));
  }
  [[nodiscard]] Task<Result<std::uint32_t>> publish(std::string channel, std::string message) override {
    return around_(store_.publish(std::move(channel), std::move(message)));
  }
  [[nodiscard]] Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) override {
    return around_(store_.subscribe(std::move(channel)));
  }

 private:
  Store& store_;
  Around around_;
};

}  // namespace cachebound
