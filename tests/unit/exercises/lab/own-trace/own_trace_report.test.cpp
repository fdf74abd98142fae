#include "exercises/lab/own-trace/own_trace_report.hpp"

#include "catch.hpp"
#include "exercises/lab/own-trace/own_trace.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

class TickingClock final : public Clock {
 public:
  explicit TickingClock(std::int64_t nanoseconds) : tick_(nanoseconds) {}
  Nanoseconds now() const override { return Nanoseconds{ticks_ += tick_}; }

 private:
  std::int64_t tick_;
  mutable std::int64_t ticks_ = 0;
};

std::unique_ptr<OwnTrace> made(std::string_view query, const Clock* clock = nullptr) {
  auto trace = OwnTrace::of_workload(query, {clock});
  REQUIRE(trace);
  while ((*trace)->step(10'000) > 0) {
  }
  return *std::move(trace);
}

}  // namespace

TEST_CASE("a knee suggests its size, none a tenth of the objects", "[own-trace]") {
  CHECK(suggested_size({Knee::Kind::bend, 40, 0.2, 0.3, 90}, 1000) == 40);
  CHECK(suggested_size({}, 1000) == 100);
  CHECK(suggested_size({}, 3) == 1);
  CHECK(suggested_size({Knee::Kind::cliff, 90'000'000, 0, 0, 90'000'000}, 90'000'000) == own_trace_entries);
}

TEST_CASE("the suggestion of a loop is the whole loop, and its query races it", "[own-trace]") {
  const auto trace = made("workload=loop&requests=1000&objects=50");
  const auto report = parsed(trace->report());
  CHECK(report["suggestion"]["size"] == 50);
  CHECK(report["suggestion"]["knee"] == true);
  CHECK(report["suggestion"]["ratio"] == 0.05);
  CHECK(trace->race(report["suggestion"]["query"].get<std::string>()));
  // 950 of 1000 requests hit once all 50 are held, and not one before: every target needs the whole loop.
  CHECK(report["targets"]["rows"][0] == parsed("[0.5,50]"));
  CHECK(report["targets"]["rows"].back() == parsed("[0.05,50]"));
}

TEST_CASE("a scan has neither knee nor targets", "[own-trace]") {
  const auto report = parsed(made("workload=scan&requests=500")->report());
  CHECK(report["suggestion"]["knee"] == false);
  CHECK(report["suggestion"]["size"] == 50);
  CHECK(report["targets"]["rows"].empty());
  CHECK(report["facts"][3]["value"] == 1);
  CHECK(report["frame"]["curves"]["sizes"]["largest"] == 1);
}

TEST_CASE("times are those of the clock, and none where it ticks too coarsely or is missing", "[own-trace]") {
  const TickingClock clock(1'000'000);
  const auto timed = made("workload=uniform&requests=100&objects=20", &clock);
  REQUIRE(timed->race("size=5"));
  while (timed->step(50) > 0) {
  }
  const auto standing = parsed(timed->standing());
  CHECK(standing["columns"][7]["measured"] == true);
  // Two portions of one millisecond each, over a hundred requests.
  CHECK(standing["rows"][0][7] == 20'000);

  const TickingClock coarse(1'000);
  for (const Clock* none : {static_cast<const Clock*>(&coarse), static_cast<const Clock*>(nullptr)}) {
    const auto untimed = made("workload=uniform&requests=100&objects=20", none);
    REQUIRE(untimed->race("size=5"));
    while (untimed->step(50) > 0) {
    }
    CHECK(parsed(untimed->standing())["rows"][0][7].is_null());
  }
}
