// Where a miss-ratio curve bends: a size from which more entries gain less than those before.
#pragma once

#include <cstdint>
#include <string>

#include "trace/curve/miss_ratio_curve.hpp"

namespace cachebound {

/// A suggested size, and how it was found.
struct Knee {
  enum class Kind : std::uint8_t {
    none,  ///< no size has a hit
    bend,  ///< the point furthest from the straight line
    cliff  ///< the curve never gets ahead of the line: nothing short of `full_size` pays
  };
  Kind kind = Kind::none;
  std::uint64_t size = 0;
  double miss_ratio = 1;
  /// How far the hit ratio is ahead of the straight line there, as a share of the best hit ratio.
  double ahead = 0;
  /// The smallest size with the fewest misses, where the line ends.
  std::uint64_t full_size = 0;

  /// One sentence: which size, by which rule.
  [[nodiscard]] std::string in_words() const;
};

/// The knee of Satopää, Albrecht, Irwin and Raghavan, "Finding a 'Kneedle' in a Haystack", ICDCSW 2011: sizes and hit
/// ratios are scaled to 0 … 1 and the knee is where their difference is largest, the point of greatest distance from
/// the straight line between the curve's ends; of several the smallest. Their smoothing and their online threshold are
/// left out: the whole curve is known and has no noise. A curve that is nowhere ahead of the line by a hundredth has
/// no bend, as in a loop, where LRU hits nothing until the whole loop fits. O(points).
[[nodiscard]] Knee find_knee(const MissRatioCurve& curve);

}  // namespace cachebound
