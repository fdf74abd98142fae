#include "pattern/timed_store.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("a load notes what it took and when it is to be renewed", "[timed_store]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  TimedStore entries(bench.scheduler, bench.store, bench.database, 1s, 5s);
  CHECK_FALSE(bench.wait_for(entries.find("k")));
  CHECK(*bench.wait_for(entries.load("k")) == "v1");
  const auto entry = bench.wait_for(entries.find("k"));
  REQUIRE(entry);
  CHECK(entry->value == "v1");
  CHECK(entry->cost == 100ms);
  CHECK(entry->expires == 1100ms);
}

TEST_CASE("an entry stays for its grace, and no longer", "[timed_store]") {
  PatternBench bench;
  TimedStore entries(bench.scheduler, bench.store, bench.database, 1s, 5s);
  REQUIRE(bench.wait_for(entries.load("k")));
  bench.pass(6s - 1ns);
  CHECK(bench.wait_for(entries.find("k")));
  bench.pass(1ns);
  CHECK_FALSE(bench.wait_for(entries.find("k")));
}

TEST_CASE("a foreign entry and a store that fails count as nothing", "[timed_store]") {
  PatternBench bench;
  TimedStore entries(bench.scheduler, bench.store, bench.database, 1s);
  REQUIRE(bench.wait_for(bench.store.set("k", "bare")));
  CHECK_FALSE(bench.wait_for(entries.find("k")));
  DeadStore dead;
  bench.database.write("k", "v1");
  TimedStore without(bench.scheduler, dead, bench.database, 1s);
  CHECK_FALSE(bench.wait_for(without.find("k")));
  CHECK(*bench.wait_for(without.load("k")) == "v1");
}
