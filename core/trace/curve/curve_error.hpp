// How far one curve lies from another.
#pragma once

#include <cstdint>

#include "trace/curve/miss_ratio_curve.hpp"

namespace cachebound {

struct CurveError {
  /// Mean over all cache sizes of |difference of the miss ratios|: the error that Waldspurger, Park, Garthwaite and
  /// Ahmad, "Efficient MRC construction with SHARDS", FAST '15, section 4.3, and their readers report.
  double mean_absolute = 0;
  /// The largest difference, and the smallest size that has it.
  double largest = 0;
  std::uint64_t largest_at = 0;
};

/// Over the sizes 1 … `largest_size`, every one counted; at least one. O(points of both).
[[nodiscard]] CurveError error_between(const MissRatioCurve& curve, const MissRatioCurve& other,
                                       std::uint64_t largest_size);

}  // namespace cachebound
