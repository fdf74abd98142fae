// Stores with a watch in the hand: what their commands take on a real clock.
#pragma once

#include <memory>
#include <string>

#include "sim/latency_histogram.hpp"
#include "store/stores.hpp"

namespace cachebound {

/// How long a command takes its caller, from the call to the reply: the round trip, and what other callers on the same
/// connection make it wait.
struct MeasuredCommands {
  Account account{"measured"};
  LatencyHistogram answered{account};
  std::uint64_t unreachable = 0, timeouts = 0;  ///< commands without a reply; not among `answered`
  Nanoseconds in_vain{};                        ///< what those took together

  [[nodiscard]] std::uint64_t commands() const noexcept { return answered.count() + unreachable + timeouts; }
  /// Counts a command that took so long; `fault` is null when it was answered.
  void add(Nanoseconds time, const Fault* fault);
};

/// The stores of `stores`, each command timed by `clock`. Both must outlive what is opened here, and so must this.
class MeasuredStores final : public Stores {
 public:
  MeasuredStores(Stores& stores, const Clock& clock) : stores_(stores), clock_(clock) {}

  [[nodiscard]] std::unique_ptr<WaitableClock> clock() override { return stores_.clock(); }
  [[nodiscard]] std::unique_ptr<Store> open(Scheduler& scheduler, Account& account,
                                            const SimulatedRedisOptions& simulated = {}) override;
  [[nodiscard]] bool is_real() const override { return stores_.is_real(); }
  [[nodiscard]] std::string name() const override { return stores_.name(); }

  /// Of all stores opened so far.
  [[nodiscard]] const MeasuredCommands* measured() const noexcept override { return &commands_; }

 private:
  Stores& stores_;
  const Clock& clock_;
  MeasuredCommands commands_;
};

}  // namespace cachebound
