// Stores that say their time is real, as those of a real server do: a run that cannot repeat itself.
#pragma once

#include "store/stores.hpp"

namespace cachebound {

class StoresOfRealTime final : public Stores {
 public:
  std::unique_ptr<WaitableClock> clock() override { return simulated_.clock(); }
  std::unique_ptr<Store> open(Scheduler& scheduler, Account& account, const SimulatedRedisOptions& options) override {
    return simulated_.open(scheduler, account, options);
  }
  bool is_real() const override { return true; }
  std::string name() const override { return "real"; }

 private:
  SimulatedStores simulated_;
};

}  // namespace cachebound
