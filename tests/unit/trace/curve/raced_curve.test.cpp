#include "trace/curve/raced_curve.hpp"

#include <vector>

#include "catch.hpp"
#include "trace/curve/lru_curve.hpp"
#include "trace/naive_stack.hpp"

using namespace cachebound;

TEST_CASE("raced at its sizes LRU lies on its own curve", "[raced_curve]") {
  const auto trace = naive::drawn_trace(60, 20'000, 12);
  Account account("race"), exact_account("exact");
  RacedCurve race(*eviction::find_policy("lru"), {trace, 60}, {0, 1, 5, 20, 60}, 1, account);
  race.replay(std::span<const std::uint32_t>(trace).first(9000));
  race.replay(std::span<const std::uint32_t>(trace).subspan(9000));
  LruCurve exact(60, exact_account);
  exact.record(trace);
  const auto points = race.points();
  REQUIRE(points.size() == 5);
  CHECK(points[0] == CurvePoint{0, 1});
  for (const CurvePoint& point : points) {
    CHECK(point.miss_ratio == static_cast<double>(20'000 - exact.hits(point.size)) / 20'000);
  }
}

TEST_CASE("every policy can be raced, and none beats Belady", "[raced_curve]") {
  const auto trace = naive::drawn_trace(40, 3000, 5);
  Account account("race");
  const auto miss_ratio = [&](const eviction::PolicyInfo& policy) {
    RacedCurve race(policy, {trace, 40}, {10}, 1, account);
    race.replay(trace);
    return race.points().back().miss_ratio;
  };
  const double best = miss_ratio(*eviction::find_policy("belady"));
  for (const eviction::PolicyInfo& policy : eviction::policies()) {
    CAPTURE(policy.name);
    CHECK(miss_ratio(policy) >= best);
  }
}

TEST_CASE("before the first request only size 0 is known", "[raced_curve]") {
  Account account("race");
  const std::vector<std::uint32_t> trace{0, 1};
  const RacedCurve race(*eviction::find_policy("fifo"), {trace, 2}, {1, 2}, 1, account);
  CHECK(race.points() == std::vector<CurvePoint>{{0, 1}});
}
