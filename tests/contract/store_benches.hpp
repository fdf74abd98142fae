// The stores that have to keep the contract, each with a scheduler and with time that passes in its own way.
#pragma once

#include <memory>
#include <string>
#include <tuple>

#include "sim/scheduler.hpp"
#include "store/memory_store.hpp"
#include "store/native/real_time.hpp"
#include "store/native/redis_store.hpp"
#include "store/native/sqlite_store.hpp"
#include "store/simulated_redis.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_folder.hpp"

namespace cachebound {

/// Messages a subscription of every bench keeps.
inline constexpr std::uint32_t bench_most_waiting = 10;

/// A store nobody has written to, made by `make(scheduler, account)`.
template <class TheClock>
struct StoreBench {
  TheClock clock;
  Scheduler scheduler{clock, 200};
  Account account{"store"};
  std::unique_ptr<Store> store;

  template <class T>
  T operator()(Task<T> task) {
    return awaited(scheduler, std::move(task));
  }
  void pass(Nanoseconds time) { scheduler.run_until(scheduler.now() + time); }
};

struct MemoryBench : StoreBench<VirtualClock> {
  static bool is_here() { return true; }
  MemoryBench() {
    MemoryStoreOptions options;
    options.most_waiting = bench_most_waiting;
    store = std::make_unique<MemoryStore>(scheduler, account, options);
  }
};

struct SimulatedBench : StoreBench<VirtualClock> {
  static bool is_here() { return true; }
  SimulatedBench() {
    SimulatedRedisOptions options;
    options.most_waiting = bench_most_waiting;
    store = std::make_unique<SimulatedRedis>(scheduler, account, options);
  }
};

struct RedisBench : StoreBench<RealTime> {
  static bool is_here() { return has_redis_server(); }
  RedisBench() {
    static int benches = 0;
    RedisStoreOptions options;
    options.timeouts = {std::chrono::seconds(20), std::chrono::seconds(20)};  // the machine may be busy
    options.most_waiting = bench_most_waiting;
    options.prefix = "contract:" + std::to_string(++benches) + ":";
    store = std::make_unique<RedisStore>(scheduler, std::vector{shared_redis_server().endpoint()}, options);
  }
};

struct SqliteBench : TemporaryFolder, StoreBench<VirtualClock> {
  static bool is_here() { return true; }
  SqliteBench() { store = ok(SqliteStore::open(path() / "store.db", scheduler, clock, account, {bench_most_waiting})); }
};

/// A new store enters the contract by a bench here; the browser's SQLite enters it in the page.
using StoreBenches = std::tuple<MemoryBench, SimulatedBench, RedisBench, SqliteBench>;

}  // namespace cachebound
