// Where the stores of a run come from: the same exercise runs in memory, on a simulated server or on a real one.
#pragma once

#include <memory>
#include <string>

#include "sim/scheduler.hpp"
#include "store/simulated_redis.hpp"
#include "store/store.hpp"

namespace cachebound {

struct MeasuredCommands;

class Stores {
 public:
  virtual ~Stores() = default;

  /// What the run's scheduler must stand on: virtual time, or real time for a real server. It starts at 0.
  [[nodiscard]] virtual std::unique_ptr<WaitableClock> clock() = 0;
  /// A store that nobody else has written to. `simulated` is how the run would have its server behave; a store that
  /// cannot behave so takes no notice of it. A real server charges nothing to the account. Scheduler and account must
  /// outlive the store, and these stores too.
  [[nodiscard]] virtual std::unique_ptr<Store> open(Scheduler& scheduler, Account& account,
                                                    const SimulatedRedisOptions& simulated = {}) = 0;
  /// Times are those of a real machine: measured, different in each run.
  [[nodiscard]] virtual bool is_real() const = 0;
  /// As the program's --store names it.
  [[nodiscard]] virtual std::string name() const = 0;
  /// What the commands took on a real clock; null where nobody takes the time.
  [[nodiscard]] virtual const MeasuredCommands* measured() const noexcept { return nullptr; }
};

/// Simulated servers, on virtual time: what a run is given unless it asks for others.
class SimulatedStores final : public Stores {
 public:
  [[nodiscard]] std::unique_ptr<WaitableClock> clock() override;
  [[nodiscard]] std::unique_ptr<Store> open(Scheduler& scheduler, Account& account,
                                            const SimulatedRedisOptions& simulated = {}) override;
  [[nodiscard]] bool is_real() const override { return false; }
  [[nodiscard]] std::string name() const override { return "simulated"; }
};

/// Stores in the process, with the limit of memory that the run gives its server; no latency, no outage.
class MemoryStores final : public Stores {
 public:
  [[nodiscard]] std::unique_ptr<WaitableClock> clock() override;
  [[nodiscard]] std::unique_ptr<Store> open(Scheduler& scheduler, Account& account,
                                            const SimulatedRedisOptions& simulated = {}) override;
  [[nodiscard]] bool is_real() const override { return false; }
  [[nodiscard]] std::string name() const override { return "memory"; }
};

}  // namespace cachebound
