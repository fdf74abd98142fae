#include "store/native/redis_subscription.hpp"

#include <algorithm>
#include <array>

namespace cachebound {

RedisSubscription::RedisSubscription(Scheduler& scheduler, RedisEndpoint server, std::string channel, Options options)
    : scheduler_(scheduler), server_(std::move(server)), channel_(std::move(channel)), options_(options) {}

Result<std::unique_ptr<Subscription>> RedisSubscription::open(Scheduler& scheduler, RedisEndpoint server,
                                                              std::string channel, Options options) {
  std::unique_ptr<RedisSubscription> subscription(
      new RedisSubscription(scheduler, std::move(server), std::move(channel), options));
  if (const auto connected = subscription->connect(); !connected) return connected.fault();
  return std::unique_ptr<Subscription>(std::move(subscription));
}

RedisSubscription::~RedisSubscription() {
  if (!connection_) return;
  const std::array<std::string, 2> leave{"UNSUBSCRIBE", channel_};
  // Messages may still come first; a server that fails to answer forgets us with the connection.
  auto reply = connection_->call(leave);
  while (reply && reply->size() == 3 && reply->text(0) == "message") reply = connection_->next();
}

Task<std::optional<std::string>> RedisSubscription::next(std::optional<Nanoseconds> timeout) {
  const Nanoseconds limit = timeout ? scheduler_.now() + *timeout : Nanoseconds::max();
  for (;;) {
    receive();
    if (!messages_.empty()) {
      std::string message = std::move(messages_.front());
      messages_.pop_front();
      co_return message;
    }
    const Nanoseconds now = scheduler_.now();
    if (now >= limit) co_return std::nullopt;
    co_await scheduler_.sleep_until(std::min(now + options_.poll_interval, limit));
  }
}

Result<void> RedisSubscription::connect() {
  auto connection = RedisConnection::open(server_, options_.timeouts);
  if (!connection) return connection.fault();
  const std::array<std::string, 2> listen{"SUBSCRIBE", channel_};
  const auto reply = connection->call(listen);
  if (!reply) return reply.fault();
  if (reply->kind() == RedisReply::Kind::error) {
    return redis_unreachable(in_words(server_), "it answers \"" + std::string(reply->text()) + "\"");
  }
  connection_ = *std::move(connection);
  return {};
}

void RedisSubscription::receive() {
  if (!connection_) {
    const Nanoseconds now = scheduler_.now();
    if (now < next_attempt_) return;
    if (!connect()) {
      pause_ = pause_ == Nanoseconds::zero() ? options_.backoff.first : std::min(2 * pause_, options_.backoff.longest);
      next_attempt_ = now + pause_;
      return;
    }
    pause_ = Nanoseconds::zero();
  }
  for (;;) {
    auto reply = connection_->poll();
    if (!reply) connection_.reset();
    if (!reply || !*reply) return;
    if ((*reply)->size() != 3 || (*reply)->text(0) != "message") continue;
    if (messages_.size() == options_.most_waiting) {
      messages_.pop_front();
      ++lost_;
    }
    messages_.emplace_back((*reply)->text(2));
  }
}

}  // namespace cachebound
