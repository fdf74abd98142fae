#include "store/simulated_redis.hpp"

#include <algorithm>
#include <cassert>

#include "base/text.hpp"

namespace cachebound {

SimulatedRedis::SimulatedRedis(Scheduler& scheduler, Account& account, SimulatedRedisOptions options)
    : scheduler_(scheduler),
      options_(std::move(options)),
      network_(options_.seed),
      messages_(options_.seed + 1),
      entries_(account, options_.limit, options_.seed + 2),
      channels_(scheduler, account, options_.most_waiting) {
  assert(std::is_sorted(options_.outages.begin(), options_.outages.end(),
                        [](const ServerOutage& one, const ServerOutage& other) { return one.until < other.from; }));
}

/// `body` is what the server does, given its time.
template <class Reply, class Body>
Task<Result<Reply>> SimulatedRedis::command(Body body) {
  ++traffic_.commands;
  const Nanoseconds latency = options_.latency.draw(network_);
  // Drawn in any case: a share of 0 leaves the other draws where they are.
  const bool slow = network_.random() < options_.slow_share;
  const Nanoseconds sent = scheduler_.now(), gives_up = sent + options_.timeout;
  const Nanoseconds arrives = sent + latency / 2;
  const Nanoseconds replied = sent + latency + (slow ? options_.slow_by : Nanoseconds::zero());

  if (arrives > gives_up) {
    co_await scheduler_.sleep_until(gives_up);
    co_return timed_out();
  }
  co_await scheduler_.sleep_until(arrives);
  if (outage_at(arrives) != nullptr) {
    co_await scheduler_.sleep_until(std::min(sent + latency, gives_up));
    co_return unreachable();
  }
  recover(arrives);
  Result<Reply> reply = body(arrives);
  if (const ServerOutage* cut = outage_between(arrives, std::min(replied, gives_up))) {
    co_await scheduler_.sleep_until(cut->from);
    co_return unreachable();
  }
  co_await scheduler_.sleep_until(std::min(replied, gives_up));
  if (replied > gives_up) co_return timed_out();
  co_return reply;
}

Task<Result<std::optional<std::string>>> SimulatedRedis::get(std::string key) {
  return command<std::optional<std::string>>(
      [this, key = std::move(key)](Nanoseconds now) { return entries_.get(key, now); });
}

Task<Result<bool>> SimulatedRedis::set(std::string key, std::string value, SetOptions options) {
  return command<bool>([this, key = std::move(key), value = std::move(value), options](Nanoseconds now) {
    return entries_.set(key, value, options, now);
  });
}

Task<Result<bool>> SimulatedRedis::erase(std::string key) {
  return command<bool>([this, key = std::move(key)](Nanoseconds now) { return entries_.erase(key, now); });
}

Task<Result<bool>> SimulatedRedis::erase_if(std::string key, std::string value) {
  return command<bool>([this, key = std::move(key), value = std::move(value)](Nanoseconds now) {
    return entries_.erase_if(key, value, now);
  });
}

Task<Result<bool>> SimulatedRedis::expire(std::string key, Nanoseconds time) {
  return command<bool>([this, key = std::move(key), time](Nanoseconds now) { return entries_.expire(key, time, now); });
}

Task<Result<TimeToLive>> SimulatedRedis::ttl(std::string key) {
  return command<TimeToLive>([this, key = std::move(key)](Nanoseconds now) { return entries_.ttl(key, now); });
}

Task<Result<std::int64_t>> SimulatedRedis::incr(std::string key, std::int64_t by) {
  return command<std::int64_t>(
      [this, key = std::move(key), by](Nanoseconds now) { return entries_.incr(key, by, now); });
}

Task<Result<std::uint32_t>> SimulatedRedis::publish(std::string channel, std::string message) {
  return command<std::uint32_t>([this, channel = std::move(channel), message = std::move(message)](Nanoseconds) {
    return channels_.publish(channel, message, [this] { return arrival_of_message(); });
  });
}

Task<Result<std::unique_ptr<Subscription>>> SimulatedRedis::subscribe(std::string channel) {
  return command<std::unique_ptr<Subscription>>(
      [this, channel = std::move(channel)](Nanoseconds) { return channels_.subscribe(channel); });
}

std::optional<Nanoseconds> SimulatedRedis::arrival_of_message() {
  const Nanoseconds now = scheduler_.now(), arrives = now + options_.latency.draw(messages_) / 2;
  const bool lost = messages_.random() < options_.lost_messages;
  if (!lost && outage_between(now, arrives) == nullptr) return arrives;
  ++traffic_.lost_messages;
  return std::nullopt;
}

const ServerOutage* SimulatedRedis::outage_at(Nanoseconds time) const {
  for (const ServerOutage& outage : options_.outages) {
    if (outage.from <= time && time < outage.until) return &outage;
  }
  return nullptr;
}

const ServerOutage* SimulatedRedis::outage_between(Nanoseconds from, Nanoseconds until) const {
  for (const ServerOutage& outage : options_.outages) {
    if (from < outage.from && outage.from <= until) return &outage;
  }
  return nullptr;
}

void SimulatedRedis::recover(Nanoseconds now) {
  const std::size_t over = outages_over_;
  while (outages_over_ < options_.outages.size() && options_.outages[outages_over_].until <= now) ++outages_over_;
  if (outages_over_ > over && options_.forgets) entries_.clear();
}

Fault SimulatedRedis::timed_out() {
  ++traffic_.timeouts;
  return {FaultCode::store_timeout, "store",
          "store: got no reply within " + shortest(to_milliseconds(options_.timeout)) +
              " ms; whether the command was carried out is unknown."};
}

Fault SimulatedRedis::unreachable() {
  ++traffic_.refused;
  return {FaultCode::store_unreachable, "store", "store: the simulated server is out of reach."};
}

}  // namespace cachebound
