// A Redis server across a network, on virtual time: what it does when all is well, and all that can go wrong.
#pragma once

#include <cstdint>
#include <vector>

#include "store/channels.hpp"
#include "store/key_space.hpp"
#include "store/latency.hpp"
#include "store/store.hpp"

namespace cachebound {

/// The server cannot be reached from `from` on, up to `until`.
struct ServerOutage {
  Nanoseconds from, until;
};

struct SimulatedRedisOptions {
  Latency latency{std::chrono::microseconds{200}, std::chrono::microseconds{500}};  ///< of a command, there and back
  double slow_share = 0;                                 ///< share of replies, 0 to 1, that are slow
  Nanoseconds slow_by{};                                 ///< what they take longer
  Nanoseconds timeout = std::chrono::milliseconds{500};  ///< after which the client gives a command up
  std::vector<ServerOutage> outages{};                   ///< in order, none touching another
  bool forgets = false;               ///< comes back empty after an outage, as a server without persistence does
  double lost_messages = 0;           ///< share of published messages, 0 to 1, that a subscription never gets
  MemoryLimit limit{};                ///< maxmemory and what happens beyond it
  std::uint32_t most_waiting = 1000;  ///< messages a subscription keeps until they are taken, at least 1
  std::uint64_t seed = 38;
};

/// What happened to the commands of all clients.
struct Traffic {
  std::uint64_t commands = 0;       ///< sent
  std::uint64_t timeouts = 0;       ///< given up
  std::uint64_t refused = 0;        ///< failed in an outage
  std::uint64_t lost_messages = 0;  ///< on their way to a subscription
};

/// A command takes a latency: half of it until the server carries it out, half until the reply is there.
/// `store_timeout`: either it never reached the server, or it was carried out and only the reply is late.
/// `store_unreachable`: the server was down when it arrived, or went down before it had replied. An outage cuts off
/// subscriptions too: what is on its way then is lost; afterwards they hear again. The same seed and the same commands
/// give the same times, replies and losses on every platform. Entries and waiting messages are charged to the account.
class SimulatedRedis final : public Store {
 public:
  SimulatedRedis(Scheduler& scheduler, Account& account, SimulatedRedisOptions options = {});

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override;
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override;
  [[nodiscard]] Task<Result<bool>> erase(std::string key) override;
  [[nodiscard]] Task<Result<bool>> erase_if(std::string key, std::string value) override;
  [[nodiscard]] Task<Result<bool>> expire(std::string key, Nanoseconds time) override;
  [[nodiscard]] Task<Result<TimeToLive>> ttl(std::string key) override;
  [[nodiscard]] Task<Result<std::int64_t>> incr(std::string key, std::int64_t by = 1) override;
  [[nodiscard]] Task<Result<std::uint32_t>> publish(std::string channel, std::string message) override;
  [[nodiscard]] Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) override;

  /// For figures and pictures, as only somebody sitting on the server sees them.
  [[nodiscard]] const KeySpace& entries() const noexcept { return entries_; }
  [[nodiscard]] const Traffic& traffic() const noexcept { return traffic_; }
  [[nodiscard]] bool is_down() const { return outage_at(scheduler_.now()) != nullptr; }

 private:
  template <class Reply, class Body>
  Task<Result<Reply>> command(Body body);
  /// The outage that has begun and not ended at `time`.
  [[nodiscard]] const ServerOutage* outage_at(Nanoseconds time) const;
  /// The first outage to begin after `from`, up to `until`.
  [[nodiscard]] const ServerOutage* outage_between(Nanoseconds from, Nanoseconds until) const;
  /// What an outage before now has wiped out is gone.
  void recover(Nanoseconds now);
  [[nodiscard]] std::optional<Nanoseconds> arrival_of_message();
  [[nodiscard]] Fault timed_out();
  [[nodiscard]] Fault unreachable();

  Scheduler& scheduler_;
  SimulatedRedisOptions options_;
  Random network_, messages_;  ///< apart, so that who listens does not change what commands take
  KeySpace entries_;
  Channels channels_;
  Traffic traffic_;
  std::size_t outages_over_ = 0;
};

}  // namespace cachebound
