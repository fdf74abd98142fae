#include "trace/curve/curve_error.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("the error is the mean over every size of the difference", "[curve_error]") {
  const MissRatioCurve a({{0, 1}, {3, 0.5}, {8, 0.25}}), b({{0, 1}, {5, 0.5}});
  // Sizes 1, 2: equal. 3, 4: 0.5 apart. 5 … 7: equal. 8, 9, 10: 0.25 apart. (2 × 0.5 + 3 × 0.25) / 10
  const CurveError error = error_between(a, b, 10);
  CHECK(error.mean_absolute == 0.175);
  CHECK(error.largest == 0.5);
  CHECK(error.largest_at == 3);
  CHECK(error_between(b, a, 10).mean_absolute == 0.175);
}

TEST_CASE("it agrees with a loop over all sizes", "[curve_error]") {
  MissRatioCurve::Steps first(1000), second(1000);
  for (std::uint64_t size = 1; size < 200; size += 3) first.gain(size, size % 13);
  for (std::uint64_t size = 1; size < 150; size += 2) second.gain(size, size % 11);
  const MissRatioCurve a = std::move(first).curve(), b = std::move(second).curve();
  double sum = 0, largest = 0;
  for (std::uint64_t size = 1; size <= 250; ++size) {
    const double difference = std::abs(a.miss_ratio(size) - b.miss_ratio(size));
    sum += difference;
    largest = std::max(largest, difference);
  }
  const CurveError error = error_between(a, b, 250);
  CHECK(error.mean_absolute == Approx(sum / 250));
  CHECK(error.largest == largest);
}

TEST_CASE("a curve is no distance from itself", "[curve_error]") {
  const MissRatioCurve curve({{0, 1}, {4, 0.125}});
  CHECK(error_between(curve, curve, 100).mean_absolute == 0);
  CHECK(error_between(curve, curve, 100).largest == 0);
}
