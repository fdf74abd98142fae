#include "trace/curve/curve_error.hpp"

#include <algorithm>
#include <cassert>

namespace cachebound {

CurveError error_between(const MissRatioCurve& curve, const MissRatioCurve& other, std::uint64_t largest_size) {
  assert(largest_size > 0);
  const auto a = curve.points(), b = other.points();
  CurveError error;
  double sum = 0;
  std::size_t i = 0, j = 0;  // the points that hold at `size`
  for (std::uint64_t size = 1; size <= largest_size;) {
    while (i + 1 < a.size() && a[i + 1].size <= size) ++i;
    while (j + 1 < b.size() && b[j + 1].size <= size) ++j;
    std::uint64_t next = largest_size + 1;
    if (i + 1 < a.size()) next = std::min(next, a[i + 1].size);
    if (j + 1 < b.size()) next = std::min(next, b[j + 1].size);
    const double difference = std::max(a[i].miss_ratio, b[j].miss_ratio) - std::min(a[i].miss_ratio, b[j].miss_ratio);
    sum += difference * static_cast<double>(next - size);
    if (difference > error.largest) {
      error.largest = difference;
      error.largest_at = size;
    }
    size = next;
  }
  error.mean_absolute = sum / static_cast<double>(largest_size);
  return error;
}

}  // namespace cachebound
