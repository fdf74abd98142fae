#include "exercises/lab/eviction-race/simulation.hpp"

#include "catch.hpp"
#include "contract/naive_policy.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::eviction_race;

TEST_CASE("each policy misses in its lane what a naive model misses", "[race_lane]") {
  RaceParams params;
  params.workload = WorkloadKind::mixed;
  params.objects = 200;
  params.requests = 1500;
  Account workload_account("workload");
  const RaceWorkload workload(params, workload_account);
  for (const eviction::PolicyInfo& info : eviction::policies()) {
    CAPTURE(info.name);
    Account account("lane");
    RaceLane lane(info, 30, 38, account);
    const auto naive = eviction::naive_policy(info.name, 30, 38);
    std::uint64_t misses = 0;
    for (std::uint64_t i = 0; i < params.requests; ++i) {
      const bool hit = naive->access(workload.key_at(i), workload.next_use(i)).hit;
      lane.access(workload, i);
      REQUIRE(lane.hit() == hit);
      misses += hit ? 0U : 1U;
    }
    CHECK(lane.misses() == misses);
    CHECK(lane.largest() == 30);
    CHECK(lane.bytes() == account.current());
  }
}

TEST_CASE("without a cache every request misses and nothing is held", "[race_lane]") {
  Account account("workload");
  const RaceWorkload workload({}, account);
  RaceLane lane;
  for (std::uint64_t i = 0; i < 100; ++i) CHECK_FALSE(lane.access(workload, i).hit);
  CHECK(lane.misses() == 100);
  CHECK(lane.largest() == 0);
  CHECK(lane.bytes() == 0);
}
