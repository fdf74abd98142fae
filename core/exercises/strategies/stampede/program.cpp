// Single-flight over Cachebound's core: a thousand clients on one expired key, and one load for all of them.
#include <cstdio>

#include "pattern/simulated_database.hpp"
#include "pattern/single_flight_caching.hpp"
#include "pattern/ttl_caching.hpp"
#include "store/memory_store.hpp"

using namespace cachebound;

struct Service {
  VirtualClock clock;
  Scheduler scheduler{clock, 1000};
  Account store_memory{"store"}, database_memory{"database"}, lock_memory{"locks"};
  MemoryStore store{scheduler, store_memory};
  Nanoseconds ttl = from_milliseconds({{ttl_ms}}), load = from_milliseconds({{load_ms}});
  SimulatedDatabase database{scheduler, database_memory, {.load = {load, load}, .save = {load, load}}};
  SingleFlight flights{scheduler, {{most_flights}}, lock_memory};
  TtlCaching everyone{store, database, {ttl, false}};
  SingleFlightCaching one_for_all{store, database, flights, ttl};

  Task<> ask_everyone() { static_cast<void>(co_await everyone.get("hot")); }
  Task<> ask_one_for_all() { static_cast<void>(co_await one_for_all.get("hot")); }
};

int main() {
  Service naive, guarded;
  for (int client = 0; client < 1000; ++client) {
    naive.scheduler.spawn(naive.ask_everyone());
    guarded.scheduler.spawn(guarded.ask_one_for_all());
  }
  naive.scheduler.run();
  guarded.scheduler.run();
  std::printf("1000 clients on one expired key: %llu loads without a strategy, %llu with single-flight\n",
              static_cast<unsigned long long>(naive.database.loads()),
              static_cast<unsigned long long>(guarded.database.loads()));
}
