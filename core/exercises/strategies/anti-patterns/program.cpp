// A cache that takes in everything, and one that takes in the second miss, over Cachebound's core.
#include <cstdio>

#include "pattern/selective_store.hpp"
#include "pattern/simulated_database.hpp"
#include "pattern/ttl_caching.hpp"
#include "store/memory_store.hpp"

using namespace cachebound;

Task<> ask(TtlCaching& cache, std::string key) { static_cast<void>(co_await cache.get(key)); }

int main() {
  VirtualClock clock;
  Scheduler scheduler(clock, 1);
  Account everything_memory("everything"), selected_memory("selected"), doorkeeper_memory("doorkeeper"),
      database_memory("database");
  const Nanoseconds ttl = from_milliseconds(3'600'000);
  SimulatedDatabase database(scheduler, database_memory);
  MemoryStore everything_store(scheduler, everything_memory), selected_store(scheduler, selected_memory);
  Doorkeeper doorkeeper(4096, doorkeeper_memory);
  SelectiveStore selective(selected_store, doorkeeper);
  TtlCaching everything(everything_store, database, {ttl, false}), selected(selective, database, {ttl, false});
  for (int i = 0; i < 1000; ++i) {
    const bool one_off = i % 2 == 0;
    const std::string key = one_off ? "q" + std::to_string(i) : "k" + std::to_string(i % 10);
    for (TtlCaching* cache : {&everything, &selected}) {
      scheduler.spawn(ask(*cache, key));
      scheduler.run();
    }
  }
  std::printf("everything cached: %llu entries; the second miss: %llu entries\n",
              static_cast<unsigned long long>(everything_memory.count()),
              static_cast<unsigned long long>(selected_memory.count()));
}
