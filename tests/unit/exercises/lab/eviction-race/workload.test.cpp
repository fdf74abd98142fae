#include "exercises/lab/eviction-race/workload.hpp"

#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::eviction_race;

namespace {

RaceParams small(WorkloadKind kind) {
  RaceParams params;
  params.workload = kind;
  params.objects = 40;
  params.requests = 1500;
  return params;
}

}  // namespace

TEST_CASE("the trace is the one that the formula gives from its first request on", "[race_workload]") {
  for (const NamedWorkload& named : workloads()) {
    CAPTURE(named.name);
    const RaceParams params = small(named.kind);
    Account account("workload", RaceWorkload::worst_case_bytes(params)), other("formula");
    const RaceWorkload workload(params, account);
    const Workload formula({named.kind, 40, 1, 2000, 38}, other);
    std::vector<Key> keys(1500);
    formula.fill(0, keys);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      REQUIRE(workload.key_at(i) == keys[i]);
      REQUIRE(workload.id_of(keys[i]) == workload.id_at(i));
    }
    CHECK(workload.ids().size() == 1500);
  }
}

TEST_CASE("every request knows where its object comes next", "[race_workload]") {
  Account account("workload");
  const RaceWorkload workload(small(WorkloadKind::loop), account);
  CHECK(workload.next_use(0) == 40);
  CHECK(workload.next_use(1459) == 1499);
  CHECK(workload.next_use(1460) == RaceWorkload::never);
}

TEST_CASE("objects of a loop and of a scan have names of their own", "[race_workload]") {
  CHECK(RaceWorkload::label(7) == "K7");
  CHECK(RaceWorkload::label(Workload::loop_keys + 3) == "L3");
  CHECK(RaceWorkload::label(Workload::scan_keys + 1200) == "S1200");
}
