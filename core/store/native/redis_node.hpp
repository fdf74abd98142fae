// A Redis server that may come and go: connects when it is needed, and not more often than makes sense.
#pragma once

#include <optional>

#include "store/native/redis_connection.hpp"

namespace cachebound {

struct RedisBackoff {
  Nanoseconds first = std::chrono::milliseconds{10};  ///< after one failed attempt to connect
  Nanoseconds longest = std::chrono::seconds{1};      ///< doubled from attempt to attempt up to this
};

/// A lost connection is made anew by the next command. Where that fails, commands fail at once, without an attempt,
/// until the backoff is over: a server that is down costs its users one connect timeout now and then, not one each.
class RedisNode {
 public:
  RedisNode(RedisEndpoint endpoint, RedisTimeouts timeouts, RedisBackoff backoff)
      : endpoint_(std::move(endpoint)), timeouts_(timeouts), backoff_(backoff) {}

  /// As RedisConnection::call. `now` is any clock's that does not go back; the backoff runs on it.
  [[nodiscard]] Result<RedisReply> call(RedisConnection::Arguments arguments, Nanoseconds now);

  [[nodiscard]] const RedisEndpoint& endpoint() const noexcept { return endpoint_; }
  /// Connections made so far.
  [[nodiscard]] std::uint64_t connects() const noexcept { return connects_; }

 private:
  [[nodiscard]] Result<void> connect(Nanoseconds now);

  RedisEndpoint endpoint_;
  RedisTimeouts timeouts_;
  RedisBackoff backoff_;
  std::optional<RedisConnection> connection_;
  std::optional<Nanoseconds> next_attempt_;
  Nanoseconds pause_{};
  std::uint64_t connects_ = 0;
};

}  // namespace cachebound
