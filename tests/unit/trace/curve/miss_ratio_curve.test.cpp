#include "trace/curve/miss_ratio_curve.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

MissRatioCurve steps() {
  MissRatioCurve::Steps steps(100);
  steps.gain(1, std::uint64_t{10});
  steps.gain(5, std::uint64_t{40});
  steps.gain(20, std::uint64_t{30});
  return std::move(steps).curve();
}

}  // namespace

TEST_CASE("a curve is a step function of the size", "[miss_ratio_curve]") {
  const MissRatioCurve curve = steps();
  CHECK(curve.miss_ratio(0) == 1);
  CHECK(curve.miss_ratio(1) == 0.9);
  CHECK(curve.miss_ratio(4) == 0.9);
  CHECK(curve.miss_ratio(5) == 0.5);
  CHECK(curve.miss_ratio(19) == 0.5);
  CHECK(curve.miss_ratio(20) == 0.2);
  CHECK(curve.miss_ratio(1'000'000'000'000) == 0.2);
  CHECK(curve.largest_size() == 20);
}

TEST_CASE("the first size that reaches a miss ratio is found, or none", "[miss_ratio_curve]") {
  const MissRatioCurve curve = steps();
  REQUIRE(curve.first_at_most(0.5) != nullptr);
  CHECK(*curve.first_at_most(0.5) == CurvePoint{5, 0.5});
  CHECK(*curve.first_at_most(0.49) == CurvePoint{20, 0.2});
  CHECK(*curve.first_at_most(1) == CurvePoint{0, 1});
  CHECK(curve.first_at_most(0.1) == nullptr);
}

TEST_CASE("an estimate beyond what is possible stays between 0 and 1", "[miss_ratio_curve]") {
  MissRatioCurve::Steps steps(10);
  steps.gain(1, -5.0);
  steps.gain(2, 8.0);
  steps.gain(3, 8.5);
  const MissRatioCurve curve = std::move(steps).curve();
  CHECK(curve.miss_ratio(1) == 1);
  CHECK(curve.miss_ratio(2) == 0.7);
  CHECK(curve.miss_ratio(3) == 0);
}

TEST_CASE("a thinned curve keeps its ends and ratios, and the number of points asked for", "[miss_ratio_curve]") {
  MissRatioCurve::Steps steps(1'000'000);
  for (std::uint64_t size = 1; size <= 100'000; ++size) steps.gain(size, std::uint64_t{9});
  const MissRatioCurve curve = std::move(steps).curve();
  for (const std::uint32_t most : {4U, 10U, 100U, 400U}) {
    const MissRatioCurve thin = curve.thinned(most);
    CHECK(thin.points().size() <= most);
    CHECK(thin.points().size() > most / 2);
    CHECK(thin.points().front() == CurvePoint{0, 1});
    CHECK(thin.points().back() == curve.points().back());
    for (const CurvePoint& point : thin.points()) CHECK(point.miss_ratio == curve.miss_ratio(point.size));
  }
  // Both axes are served: small sizes one by one, and none of the large far from its neighbour.
  const MissRatioCurve thin = curve.thinned(400);
  CHECK(thin.points()[8].size == 8);
  for (std::size_t i = 1; i < thin.points().size(); ++i) {
    CHECK(thin.points()[i].size - thin.points()[i - 1].size <= 500);
  }
}

TEST_CASE("a curve of few points is not thinned", "[miss_ratio_curve]") {
  CHECK(steps().thinned(4).points().size() == 4);
  CHECK(MissRatioCurve().thinned(4).points().size() == 1);
}

TEST_CASE("joined by straight lines a step stays a step", "[miss_ratio_curve]") {
  const std::vector<CurvePoint> expected{{0, 1}, {1, 0.9}, {4, 0.9}, {5, 0.5}, {19, 0.5}, {20, 0.2}};
  CHECK(steps().polyline(4) == expected);
}

TEST_CASE("sizes in proportion ascend from 1 to the largest", "[miss_ratio_curve]") {
  CHECK(proportional_sizes(1000, 4) == std::vector<std::uint64_t>{1, 10, 100, 1000});
  CHECK(proportional_sizes(3, 16) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(proportional_sizes(1, 16) == std::vector<std::uint64_t>{1});
  CHECK(proportional_sizes(100'000, 16).size() == 16);
}
