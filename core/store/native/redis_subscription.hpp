// One channel of a real Redis, on a connection of its own: a connection that listens takes no other commands.
#pragma once

#include <deque>
#include <optional>

#include "sim/scheduler.hpp"
#include "store/native/redis_node.hpp"
#include "store/store.hpp"

namespace cachebound {

/// The connection is looked at without blocking, at most once in `poll_interval` while somebody waits: other coroutines
/// run meanwhile, and a message may be heard that much later. When the server goes away, next() connects anew, with the
/// backoff given, and what was published in between is lost.
class RedisSubscription final : public Subscription {
 public:
  struct Options {
    RedisTimeouts timeouts;
    RedisBackoff backoff;
    Nanoseconds poll_interval = std::chrono::milliseconds{1};
    std::uint32_t most_waiting = 1000;  ///< messages kept until they are taken, at least 1
  };

  /// Blocks until the server has confirmed; the fault when it did not.
  [[nodiscard]] static Result<std::unique_ptr<Subscription>> open(Scheduler& scheduler, RedisEndpoint server,
                                                                  std::string channel, Options options);
  /// Tells the server, and waits until it counts this subscription no more.
  ~RedisSubscription() override;

  [[nodiscard]] Task<std::optional<std::string>> next(std::optional<Nanoseconds> timeout) override;
  [[nodiscard]] std::uint64_t lost() const noexcept override { return lost_; }

 private:
  RedisSubscription(Scheduler& scheduler, RedisEndpoint server, std::string channel, Options options);
  [[nodiscard]] Result<void> connect();
  /// Everything that has come, without waiting.
  void receive();

  Scheduler& scheduler_;
  RedisEndpoint server_;
  std::string channel_;
  Options options_;
  std::optional<RedisConnection> connection_;
  std::deque<std::string> messages_;
  std::uint64_t lost_ = 0;
  Nanoseconds next_attempt_{}, pause_{};
};

}  // namespace cachebound
