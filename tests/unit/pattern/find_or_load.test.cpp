#include "pattern/find_or_load.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("what is there is not loaded, what is not is kept", "[find_or_load]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  auto found = bench.wait_for(find_or_load(bench.store, bench.database, 1s, "k"));
  CHECK(found->value == "v1");
  CHECK(found->loaded);
  found = bench.wait_for(find_or_load(bench.store, bench.database, 1s, "k"));
  CHECK(found->value == "v1");
  CHECK_FALSE(found->loaded);
  CHECK(bench.wait_for(bench.store.ttl("k"))->left == 1s);
}

TEST_CASE("without a time to live it is kept for good", "[find_or_load]") {
  PatternBench bench;
  REQUIRE(bench.wait_for(find_or_load(bench.store, bench.database, std::nullopt, "k")));
  CHECK(*bench.wait_for(bench.store.ttl("k")) == TimeToLive{true, std::nullopt});
}

TEST_CASE("a store out of reach is done without, a database is not", "[find_or_load]") {
  auto options = PatternBench::database_of();
  options.outages = {{1s, 2s}};
  PatternBench bench(options);
  bench.database.write("k", "v1");
  DeadStore dead;
  CHECK(bench.wait_for(find_or_load(dead, bench.database, 1s, "k"))->value == "v1");
  bench.pass(1s);
  CHECK(bench.wait_for(find_or_load(bench.store, bench.database, 1s, "k")).fault().code ==
        FaultCode::store_unreachable);
}
