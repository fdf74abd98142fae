#include "exercises/lab/miss-ratio-curve/run.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::miss_ratio_curve;

namespace {

double metric(const CurveRun& run, std::string_view name) {
  const auto list = CurveRun::metrics();
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.name == name; });
  REQUIRE(found != list.end());
  return found->value(run);
}

CurveParams loop_of(std::uint32_t objects, std::uint32_t maxsize) {
  CurveParams params;
  params.order = Order::round_robin;
  params.objects = objects;
  params.requests = 1000;
  params.maxsize = maxsize;
  return params;
}

}  // namespace

TEST_CASE("figures of the whole curve are renewed by sixteenths, and at the end", "[curve_run]") {
  CurveRun run(loop_of(10, 10));
  run.step(1);
  CHECK(metric(run, "needed_size") != metric(run, "needed_size"));  // none: the only request missed
  // Renewed at 1 … 16, 18 … 32, 35, 38, 41: of 38 requests ten missed, more than a quarter; of 41 they are less.
  run.step(38);
  CHECK(metric(run, "needed_size") != metric(run, "needed_size"));
  run.step(3);
  CHECK(metric(run, "needed_size") == 10);
  run.step(1000 - 42);
  CHECK(metric(run, "needed_size") == 10);
  CHECK(metric(run, "sample_error") == 0);
}

TEST_CASE("events are bounded, newest first", "[curve_run]") {
  CurveRun run(loop_of(10, 9));
  run.step(1000);
  JsonWriter json;
  json.object();
  run.write_frame(json);
  json.end();
  const std::string frame = json.take();
  std::size_t events = 0;
  for (std::size_t at = frame.find("\"subject\""); at != std::string::npos; at = frame.find("\"subject\"", at + 1)) {
    ++events;
  }
  CHECK(events == 200);
  CHECK(frame.find(R"("events":[{"at":1000,"kind":"eviction","subject":"K0")") != std::string::npos);
}

TEST_CASE("portions of the run make no difference", "[curve_run]") {
  CurveParams params;
  params.objects = 100;
  params.requests = 3000;
  params.sample_size = 20;
  params.loop_share = 0.2;
  params.loop_objects = 30;
  CurveRun whole(params), portions(params);
  whole.step(3000);
  for (int i = 0; i < 300; ++i) portions.step(10);
  CHECK(whole.digest() == portions.digest());
  std::vector<double> a(CurveRun::metrics().size()), b(a.size());
  whole.measure(a);
  portions.measure(b);
  CHECK(a == b);
}
