#include "exercises/lab/eviction-race/simulation.hpp"

#include "catch.hpp"
#include "contract/naive_policy.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::eviction_race;

TEST_CASE("each policy misses what a naive model misses", "[eviction-race]") {
  RaceParams params;
  params.workload = WorkloadKind::mixed;
  params.objects = 200;
  params.requests = 1500;
  Account workload_account("workload");
  const RaceWorkload workload(params, workload_account);
  for (const eviction::PolicyInfo& info : eviction::policies()) {
    CAPTURE(info.name);
    Account account("policy");
    Simulation simulation(info, 30, 38, account);
    const auto naive = eviction::naive_policy(info.name, 30, 38);
    std::uint64_t misses = 0;
    for (std::uint64_t i = 0; i < params.requests; ++i) {
      const bool hit = naive->access(workload.key_at(i), workload.next_use(i)).hit;
      simulation.access(workload, i);
      REQUIRE(simulation.hit() == hit);
      misses += hit ? 0U : 1U;
    }
    CHECK(simulation.misses() == misses);
    CHECK(simulation.largest() == 30);
    CHECK(simulation.bytes() == account.current());
  }
}

TEST_CASE("without a cache every request misses and nothing is held", "[eviction-race]") {
  Account account("workload");
  const RaceWorkload workload({}, account);
  Simulation simulation;
  for (std::uint64_t i = 0; i < 100; ++i) CHECK_FALSE(simulation.access(workload, i).hit);
  CHECK(simulation.misses() == 100);
  CHECK(simulation.largest() == 0);
  CHECK(simulation.bytes() == 0);
}
