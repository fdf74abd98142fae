// The slope of a series that outliers cannot bend, and how surely it rises at all.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <span>

namespace cachebound {

/// `at` in seconds, `value` in any unit.
struct SeriesPoint {
  double at, value;
};

/// The most points a slope is asked of: n (n - 1) / 2 slopes of 8 bytes fit on the stack.
inline constexpr std::size_t most_slope_points = 32;

/// Theil–Sen: the median of the slopes of all pairs (H. Theil, Proc. Kon. Ned. Akad. v. Wetensch. A 53, 1950;
/// P. K. Sen, J. Amer. Statist. Assoc. 63, 1968). Stays right while fewer than 29 % of the points are outliers.
/// Value units a second. 2 to most_slope_points points, `at` strictly rising. O(n²) time, 4 kB of stack.
[[nodiscard]] inline double theil_sen(std::span<const SeriesPoint> points) {
  assert(points.size() >= 2 && points.size() <= most_slope_points);
  std::array<double, most_slope_points*(most_slope_points - 1) / 2> slopes{};
  std::size_t pairs = 0;
  for (std::size_t j = 1; j < points.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      slopes[pairs++] = (points[j].value - points[i].value) / (points[j].at - points[i].at);
    }
  }
  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(pairs / 2);
  const auto end = slopes.begin() + static_cast<std::ptrdiff_t>(pairs);
  std::nth_element(slopes.begin(), middle, end);
  if (pairs % 2 == 1) return *middle;
  return (*std::max_element(slopes.begin(), middle) + *middle) / 2;
}

/// Pairs whose later value is not the larger one: 0 when every value is larger than all before it. The statistic of
/// Mann and Kendall (H. B. Mann, Econometrica 13, 1945) counted from its far end. O(n²).
[[nodiscard]] inline std::uint32_t pairs_not_rising(std::span<const SeriesPoint> points) noexcept {
  std::uint32_t pairs = 0;
  for (std::size_t j = 1; j < points.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) pairs += points[j].value > points[i].value ? 0U : 1U;
  }
  return pairs;
}

}  // namespace cachebound
