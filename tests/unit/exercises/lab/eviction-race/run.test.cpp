#include "exercises/lab/eviction-race/run.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::eviction_race;

TEST_CASE("portions of the race make no difference", "[race_run]") {
  RaceParams params;
  params.workload = WorkloadKind::mixed;
  params.requests = 2000;
  params.maxsize = 40;
  RaceRun whole(params), portions(params);
  whole.step(2000);
  for (int i = 0; i < 400; ++i) portions.step(5);
  CHECK(whole.digest() == portions.digest());
  std::vector<double> a(RaceRun::metrics().size()), b(a.size());
  whole.measure(a);
  portions.measure(b);
  CHECK(a == b);
}

TEST_CASE("every policy of the registry runs, and beside them no cache", "[race_run]") {
  const auto& runners = RaceRun::runners();
  REQUIRE(runners.size() == eviction::policies().size() + 1);
  int references = 0;
  for (const auto& runner : runners) references += runner.reference ? 1 : 0;
  CHECK(references == 2);
  CHECK(runners[9].metric == "s3_fifo_misses");
  CHECK(runners.back().name.empty());
}

TEST_CASE("whom one watches changes nothing of what all miss", "[race_run]") {
  RaceParams params;
  params.requests = 1000;
  params.policy = PolicyNumber::fifo;
  RaceRun fifo(params);
  params.policy = PolicyNumber::lru;
  RaceRun lru(params);
  fifo.step(1000);
  lru.step(1000);
  std::vector<double> a(RaceRun::metrics().size()), b(a.size());
  fifo.measure(a);
  lru.measure(b);
  const auto first = static_cast<std::ptrdiff_t>(a.size() - RaceRun::runners().size());
  CHECK(std::vector<double>(a.begin() + first, a.end()) == std::vector<double>(b.begin() + first, b.end()));
  CHECK(a[0] != b[0]);
}
