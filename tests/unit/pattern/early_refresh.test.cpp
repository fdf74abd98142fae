#include "pattern/early_refresh.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

EarlyRefreshOptions options(bool guarded = true) {
  EarlyRefreshOptions options;
  options.ttl = 1s;
  options.guarded = guarded;
  options.lock = {5s, "one", Unlock::own};
  return options;
}

}  // namespace

TEST_CASE("the window is the last share of the time, in whole nanoseconds", "[early_refresh]") {
  CHECK(EarlyRefresh::window(1s, 0.1) == 100ms);
  CHECK(EarlyRefresh::window(1s, 0) == 0ns);
  CHECK(EarlyRefresh::window(1s, 1) == 1s);
  CHECK(EarlyRefresh::window(15ns, 0.1) == 1ns);
}

TEST_CASE("before the window nothing is renewed, from its first moment on it is", "[early_refresh]") {
  PatternBench bench;
  EarlyRefresh caching(bench.scheduler, bench.store, bench.database, options());
  bench.answer_of(caching.get("k"));
  bench.pass(900ms - 1ns);
  CHECK(bench.answer_of(caching.get("k")).origin == Origin::cache);
  bench.pass(0ns);
  CHECK(caching.early() == 0);
  bench.pass(1ns);
  CHECK(bench.answer_of(caching.get("k")).origin == Origin::cache);
  bench.pass(0ns);
  CHECK(caching.early() == 1);
}

TEST_CASE("read all the time, the key never expires and nobody waits", "[early_refresh]") {
  PatternBench bench(PatternBench::database_of(50ms));
  EarlyRefresh caching(bench.scheduler, bench.store, bench.database, options());
  bench.answer_of(caching.get("k"));
  for (int i = 0; i < 10'000; ++i) {
    bench.pass(1ms);
    bench.ask(caching.get("k"));
  }
  bench.pass(1s);
  CHECK(bench.count(Origin::cache) == 10'000);
  // One renewal in 950 ms: 900 until the window, 50 to load.
  CHECK(caching.early() == 10);
  CHECK(bench.database.loads() == 11);
}

TEST_CASE("unguarded, every reader in the window renews: the stampede comes earlier", "[early_refresh]") {
  PatternBench bench(PatternBench::database_of(50ms));
  EarlyRefresh caching(bench.scheduler, bench.store, bench.database, options(false));
  bench.answer_of(caching.get("k"));
  for (int i = 0; i < 1000; ++i) {
    bench.pass(1ms);
    bench.ask(caching.get("k"));
  }
  bench.pass(0ns);
  // Readers from 900 ms on renew until the first renewal is there, 50 ms later: one a millisecond.
  CHECK(caching.early() == 50);
}

TEST_CASE("a cold start is a stampede all the same", "[early_refresh]") {
  PatternBench bench;
  EarlyRefresh caching(bench.scheduler, bench.store, bench.database, options());
  for (int i = 0; i < 100; ++i) bench.ask(caching.get("k"));
  bench.pass(100ms);
  CHECK(bench.database.loads() == 100);
}

TEST_CASE("a renewal that fails leaves the entry, and the lock to the next", "[early_refresh]") {
  auto database = PatternBench::database_of(10ms);
  database.outages = {{900ms, 950ms}};
  database.timeout = 20ms;
  PatternBench bench(database);
  bench.database.write("k", "v1");
  EarlyRefresh caching(bench.scheduler, bench.store, bench.database, options());
  bench.answer_of(caching.get("k"));
  bench.database.write("k", "v2");
  bench.pass(910ms);
  CHECK(bench.answer_of(caching.get("k")).value == "v1");
  bench.pass(50ms);
  CHECK(bench.answer_of(caching.get("k")).value == "v1");
  bench.pass(10ms);
  CHECK(bench.answer_of(caching.get("k")).value == "v2");
}

TEST_CASE("without the store everyone is answered by the database", "[early_refresh]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  DeadStore dead;
  EarlyRefresh caching(bench.scheduler, dead, bench.database, options());
  CHECK(bench.answer_of(caching.get("k")).value == "v1");
}
