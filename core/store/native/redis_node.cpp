#include "store/native/redis_node.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace cachebound {

Result<RedisReply> RedisNode::call(RedisConnection::Arguments arguments, Nanoseconds now) {
  if (connection_ && !connection_->is_alive()) connection_.reset();
  if (!connection_) {
    if (const auto connected = connect(now); !connected) return connected.fault();
  }
  auto reply = connection_->call(arguments);
  if (!reply) connection_.reset();
  return reply;
}

Result<void> RedisNode::connect(Nanoseconds now) {
  if (next_attempt_ && now < *next_attempt_) {
    return redis_unreachable(in_words(endpoint_), "it did not answer, and is tried again in " +
                                                      shortest(to_milliseconds(*next_attempt_ - now)) + " ms");
  }
  auto connection = RedisConnection::open(endpoint_, timeouts_);
  if (!connection) {
    pause_ = pause_ == Nanoseconds::zero() ? backoff_.first : std::min(2 * pause_, backoff_.longest);
    next_attempt_ = now + pause_;
    return connection.fault();
  }
  connection_ = *std::move(connection);
  next_attempt_.reset();
  pause_ = Nanoseconds::zero();
  ++connects_;
  return {};
}

}  // namespace cachebound
