#include "exercises/lab/miss-ratio-curve/workload.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::miss_ratio_curve;

TEST_CASE("without a loop the trace is that of the favourites", "[curve_workload]") {
  CurveParams params;
  params.objects = 50;
  params.requests = 1000;
  Account account("workload", CurveWorkload::worst_case_bytes(params)), stream_account("stream");
  const CurveWorkload workload(params, account);
  RequestStream stream(Order::zipf, 50, 1, 38, stream_account);
  for (const std::uint32_t id : workload.ids()) CHECK(workload.keys()[id] == stream.next());
  CHECK(workload.ids().size() == 1000);
}

TEST_CASE("a share of the requests goes round the loop in turn", "[curve_workload]") {
  CurveParams params;
  params.objects = 20;
  params.requests = 10'000;
  params.loop_objects = 30;
  params.loop_share = 0.25;
  Account account("workload", CurveWorkload::worst_case_bytes(params));
  const CurveWorkload workload(params, account);
  std::uint32_t looping = 0;
  bool in_turn = true;
  for (const std::uint32_t id : workload.ids()) {
    if (workload.keys()[id] < 20) continue;
    in_turn = in_turn && workload.keys()[id] == 20 + looping % 30;
    ++looping;
  }
  CHECK(in_turn);
  // Standard deviation sqrt(10000 × 0.25 × 0.75) = 43; five of them.
  CHECK(std::abs(static_cast<double>(looping) - 2500) < 215);
  CHECK(workload.objects() <= 50);
}

TEST_CASE("objects have names that tell the loop's from the others", "[curve_workload]") {
  CurveParams params;
  params.objects = 1;
  params.requests = 40;
  params.loop_objects = 1;
  params.loop_share = 0.5;
  Account account("workload");
  const CurveWorkload workload(params, account);
  REQUIRE(workload.objects() == 2);
  std::vector<std::string> labels{workload.label(0), workload.label(1)};
  std::sort(labels.begin(), labels.end());
  CHECK(labels == std::vector<std::string>{"K0", "L0"});
}
