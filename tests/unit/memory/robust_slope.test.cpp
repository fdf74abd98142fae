#include "memory/robust_slope.hpp"

#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

/// The definition, word for word: all slopes, sorted, the middle.
double median_of_all_slopes(const std::vector<SeriesPoint>& points) {
  std::vector<double> slopes;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      slopes.push_back((points[j].value - points[i].value) / (points[j].at - points[i].at));
    }
  }
  std::sort(slopes.begin(), slopes.end());
  return (slopes[(slopes.size() - 1) / 2] + slopes[slopes.size() / 2]) / 2;
}

}  // namespace

TEST_CASE("a straight line has its slope", "[robust_slope]") {
  std::vector<SeriesPoint> line;
  for (int i = 0; i < 18; ++i) line.push_back({30.0 * i, 1000 + 5.0 * 30.0 * i});
  CHECK(theil_sen(line) == 5);
  CHECK(pairs_not_rising(line) == 0);
}

TEST_CASE("outliers below 29 percent do not bend the slope", "[robust_slope]") {
  std::vector<SeriesPoint> line;
  for (int i = 0; i < 18; ++i) line.push_back({1.0 * i, 2.0 * i});
  for (const std::size_t outlier : {3U, 8U, 9U, 16U}) line[outlier].value = 1e9;
  CHECK(theil_sen(line) == Approx(2).epsilon(0.5));
}

TEST_CASE("the slope is the median of all pairs' slopes, at drawn times", "[robust_slope]") {
  Random random(38);
  for (int run = 0; run < 500; ++run) {
    std::vector<SeriesPoint> points;
    double at = 0;
    for (std::uint64_t n = 2 + random.randrange(most_slope_points - 1); n > 0; --n) {
      points.push_back({at += random.uniform(0.1, 60), random.uniform(-1e6, 1e6)});
    }
    CHECK(theil_sen(points) == median_of_all_slopes(points));
  }
}

TEST_CASE("pairs that do not rise are counted, equal values among them", "[robust_slope]") {
  const std::vector<SeriesPoint> falling{{0, 3}, {1, 2}, {2, 1}}, flat{{0, 1}, {1, 1}, {2, 1}},
      once{{0, 1}, {1, 3}, {2, 2}};
  CHECK(pairs_not_rising(falling) == 3);
  CHECK(pairs_not_rising(flat) == 3);
  CHECK(pairs_not_rising(once) == 1);
}
