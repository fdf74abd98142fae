#include "pattern/locked_caching.hpp"

#include <deque>

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

LockedCachingOptions options(Nanoseconds grace, std::string owner = "one") {
  LockedCachingOptions options;
  options.ttl = 1s;
  options.grace = grace;
  options.lock = {5s, std::move(owner), Unlock::own};
  return options;
}

}  // namespace

TEST_CASE("of a thousand clients of ten processes one loads, the others wait for it", "[locked_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  std::deque<LockedCaching> processes;
  for (int i = 0; i < 10; ++i) {
    processes.emplace_back(bench.scheduler, bench.store, bench.database, options(0s, std::to_string(i)));
  }
  for (int i = 0; i < 1000; ++i) bench.ask(processes[static_cast<std::size_t>(i % 10)].get("k"));
  bench.pass(110ms);
  CHECK(bench.answers.size() == 1000);
  CHECK(bench.database.loads() == 1);
  CHECK(bench.count(Origin::joined) == 999);
  CHECK(bench.answers.back().first == 100ms);  // looked for every 10 ms, the last time just when it was there
}

TEST_CASE("with a grace nobody but the holder waits, and all others get the old value", "[locked_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  LockedCaching caching(bench.scheduler, bench.store, bench.database, options(10s));
  bench.answer_of(caching.get("k"));
  bench.database.write("k", "v2");
  bench.pass(1s);
  const Nanoseconds start = bench.clock.now();
  for (int i = 0; i < 100; ++i) bench.ask(caching.get("k"));
  bench.pass(100ms);
  CHECK(bench.count(Origin::expired) == 99);
  CHECK(bench.answers[0].first == start);
  CHECK(bench.answers[0].second->value == "v1");
  CHECK(bench.answers[99].first == start + 100ms);
  CHECK(bench.answers[99].second->value == "v2");
  CHECK(bench.database.loads() == 2);
}

TEST_CASE("past its grace nothing old is served", "[locked_caching]") {
  PatternBench bench;
  LockedCaching caching(bench.scheduler, bench.store, bench.database, options(2s));
  bench.answer_of(caching.get("k"));
  bench.pass(3s);
  for (int i = 0; i < 10; ++i) bench.ask(caching.get("k"));
  bench.pass(200ms);
  CHECK(bench.count(Origin::expired) == 0);
  CHECK(bench.answers.size() == 10);
}

TEST_CASE("what a store keeps beyond its grace is not served either", "[locked_caching]") {
  PatternBench bench;
  LockedCaching caching(bench.scheduler, bench.store, bench.database, options(0s));
  // A store that was told of the entry later than its time began keeps it as much longer.
  CHECK(*bench.wait_for(bench.store.set("k", encode({1s, 100ms, "old"}), {1s + 10ms})));
  bench.pass(1s + 5ms);
  for (int i = 0; i < 10; ++i) bench.ask(caching.get("k"));
  bench.pass(200ms);
  CHECK(bench.answers.size() == 10);
  CHECK(bench.count(Origin::expired) == 0);
}

TEST_CASE("an old value is better than the database's fault", "[locked_caching]") {
  auto database = PatternBench::database_of();
  database.outages = {{1s, 10s}};
  PatternBench bench(database);
  bench.database.write("k", "v1");
  LockedCaching caching(bench.scheduler, bench.store, bench.database, options(3s));
  bench.answer_of(caching.get("k"));
  bench.pass(1s);
  const Answer old = bench.answer_of(caching.get("k"));
  CHECK(old.value == "v1");
  CHECK(old.origin == Origin::expired);
  bench.pass(3s);
  CHECK(bench.wait_for(caching.get("k")).fault().code == FaultCode::store_unreachable);
}

TEST_CASE("a lock that is never given up stops nobody for longer than their patience", "[locked_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  REQUIRE(bench.wait_for(bench.store.set("lock:k", "somebody who died")));
  auto impatient = options(0s);
  impatient.patience = 300ms;
  LockedCaching caching(bench.scheduler, bench.store, bench.database, impatient);
  CHECK(bench.answer_of(caching.get("k")).value == "v1");
  CHECK(bench.clock.now() == 400ms);
}

TEST_CASE("a load that outlasts the lock is not alone", "[locked_caching]") {
  PatternBench bench(PatternBench::database_of(100ms));
  auto brief = options(0s);
  brief.lock.lifetime = 50ms;
  LockedCaching caching(bench.scheduler, bench.store, bench.database, brief);
  for (int i = 0; i < 100; ++i) bench.ask(caching.get("k"));
  bench.pass(1s);
  // At 0 the first, at 50 ms the second; at 100 ms the entry is there, and the first finds the lock no longer its own.
  CHECK(bench.database.loads() == 2);
  CHECK(caching.lock().overruns() == 2);
}

TEST_CASE("who unlocks without a look at the token lets more in than the lock's lifetime does", "[locked_caching]") {
  const auto loads_within_a_second = [](Unlock unlock) {
    PatternBench bench(PatternBench::database_of(105ms));
    auto brief = options(0s);
    brief.lock = {60ms, "one", unlock};
    brief.ttl = 1ns;  // over before anybody looks, every 10 ms: everyone needs the lock
    LockedCaching caching(bench.scheduler, bench.store, bench.database, brief);
    for (int i = 0; i < 100; ++i) bench.ask(caching.get("k"));
    bench.pass(1s - 1ns);
    return bench.database.loads();
  };
  // A load is counted 52.5 ms after it begins. By token one begins every 60 ms: at 0, 60, …, 900.
  CHECK(loads_within_a_second(Unlock::own) == 16);
  // Without, the holder from 0 ends the lock of the one from 60 at 105, and so on: at 0, 60, 110, 170, …, 880, 940.
  CHECK(loads_within_a_second(Unlock::any) == 18);
}

TEST_CASE("without the store everyone loads and everyone is answered", "[locked_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  DeadStore dead;
  LockedCaching caching(bench.scheduler, dead, bench.database, options(10s));
  CHECK(bench.answer_of(caching.get("k")).value == "v1");
}
