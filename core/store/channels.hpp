// Publish and subscribe in one process: what a published message reaches, and when.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "memory/account.hpp"
#include "sim/scheduler.hpp"
#include "store/store.hpp"

namespace cachebound {

/// Messages that wait are charged to the account, each as one block. Bounded: `most_waiting` messages a subscription,
/// those on their way included. Must outlive its subscriptions.
class Channels {
 public:
  static constexpr std::uint64_t message_overhead = 32;

  /// `most_waiting` at least 1.
  Channels(Scheduler& scheduler, Account& account, std::uint32_t most_waiting);
  Channels(const Channels&) = delete;
  Channels& operator=(const Channels&) = delete;
  ~Channels();

  [[nodiscard]] std::unique_ptr<Subscription> subscribe(std::string channel);

  /// When a message for one subscription arrives, which may be later than now; nothing: it is lost on its way. Of two
  /// messages for one subscription the second never arrives before the first.
  using Arrival = std::function<std::optional<Nanoseconds>()>;
  /// Asks `arrival` once for each subscription of the channel, in order of subscription, and returns their number.
  /// O(subscriptions).
  std::uint32_t publish(const std::string& channel, const std::string& message, const Arrival& arrival);

  [[nodiscard]] std::size_t subscriptions() const noexcept { return listeners_.size(); }

 private:
  class Listener;

  Scheduler& scheduler_;
  Account& account_;
  std::uint32_t most_waiting_;
  std::vector<Listener*> listeners_;
};

}  // namespace cachebound
