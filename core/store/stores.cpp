#include "store/stores.hpp"

#include "store/memory_store.hpp"

namespace cachebound {

std::unique_ptr<WaitableClock> SimulatedStores::clock() { return std::make_unique<VirtualClock>(); }

std::unique_ptr<Store> SimulatedStores::open(Scheduler& scheduler, Account& account,
                                             const SimulatedRedisOptions& simulated) {
  return std::make_unique<SimulatedRedis>(scheduler, account, simulated);
}

std::unique_ptr<WaitableClock> MemoryStores::clock() { return std::make_unique<VirtualClock>(); }

std::unique_ptr<Store> MemoryStores::open(Scheduler& scheduler, Account& account,
                                          const SimulatedRedisOptions& simulated) {
  return std::make_unique<MemoryStore>(scheduler, account,
                                       MemoryStoreOptions{simulated.limit, simulated.most_waiting, simulated.seed});
}

}  // namespace cachebound
