// Write-through and write-behind over Cachebound's core: forty writes, then the plug is pulled.
#include <cstdio>

#include "pattern/simulated_database.hpp"
#include "pattern/write_behind.hpp"
#include "pattern/write_through.hpp"
#include "store/memory_store.hpp"

using namespace cachebound;

struct Machine {
  VirtualClock clock;
  Scheduler scheduler{clock, 100};
  Account store_memory{"store"}, database_memory{"database"}, buffer_memory{"buffer"};
  MemoryStore store{scheduler, store_memory};
  Nanoseconds ttl = from_milliseconds({{ttl_ms}}), save = from_milliseconds({{save_ms}});
  SimulatedDatabase database{scheduler, database_memory, {.load = {save, save}, .save = {save, save}}};
  StripedLock locks{scheduler, 64};
  int acknowledged = 0;

  Task<> write(CachedDatabase& through, std::string key) {
    const auto written = co_await through.write(std::move(key), std::string("v"));
    if (written) ++acknowledged;
  }
  /// Forty writes, each to a key of its own; the plug is pulled when the first flush begins.
  void run(CachedDatabase& through) {
    for (int i = 0; i < 40; ++i) scheduler.spawn(write(through, "k" + std::to_string(i)));
    scheduler.run_until(from_milliseconds({{flush_ms}}));
    scheduler.drop_tasks();
  }
};

int main() {
  Machine one, other;
  WriteThrough through(one.store, one.database, one.locks, one.ttl);
  WriteBehindOptions options;
  options.ttl = other.ttl;
  options.interval = from_milliseconds({{flush_ms}});
  WriteBehind behind(other.scheduler, other.store, other.database, other.locks, options, other.buffer_memory);
  one.run(through);
  other.run(behind);
  std::printf("write-through: %d acknowledged, %u stored; write-behind: %d acknowledged, %u stored\n", one.acknowledged,
              one.database.rows(), other.acknowledged, other.database.rows());
}
