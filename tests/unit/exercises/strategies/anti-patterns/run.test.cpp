#include "exercises/strategies/anti-patterns/run.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::anti_patterns;
using namespace std::chrono_literals;

TEST_CASE("each of the four checks finds its own fault", "[anti-patterns]") {
  AntiPatternParams params;
  params.workload.requests = 1;
  params.tolerated_ms = 50;
  const Run run(params, Environment{});
  SimulatedStores stores;
  Design broken;
  broken.admit = Admission::everything;
  broken.on_write = WriteRule::leave;
  DesignWorkload workload;
  Simulation simulation(workload, "yours", broken, "cache", stores);
  using Kind = DesignRequest::Kind;
  simulation.request({Kind::read, 0s, 1, {}});
  simulation.request({Kind::read, 0s, 2, {}});
  simulation.request({Kind::one_off, 0s, 0, {}});
  simulation.request({Kind::write, 50ms, 1, 2});
  simulation.request({Kind::read, 150ms, 1, {}});
  simulation.request({Kind::read, 150ms, 2, {}});
  simulation.finish();
  const auto verdicts = run.verdicts(simulation);
  CHECK(verdicts[0].holds);  // two of three
  CHECK(verdicts[1].holds);
  CHECK_FALSE(verdicts[2].holds);
  CHECK(verdicts[2].score == Approx(0.5));  // one such read
  CHECK_FALSE(verdicts[3].holds);
  CHECK(verdicts[3].score == Approx(0.5));  // 100 ms late, 50 ms tolerated
}

TEST_CASE("a run of designs in steps is the run in one go", "[anti-patterns]") {
  AntiPatternParams params;
  params.workload.requests = 200;
  Run whole(params, Environment{}), stepped(params, Environment{});
  REQUIRE(whole.length() == 201);
  whole.step(201);
  for (int i = 0; i < 201; ++i) stepped.step(1);
  CHECK(whole.digest() == stepped.digest());
}
