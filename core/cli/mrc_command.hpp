// cachebound mrc: the miss ratio of all cache sizes over a trace.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "cli/read_trace.hpp"
#include "trace/curve/miss_ratio_curve.hpp"

namespace cachebound::cli {

struct MrcArguments {
  TraceOptions trace;
  std::uint32_t samples = 0;  ///< keys of the sample; 0: the exact curve
  bool check = false;         ///< of a sample: compute the exact curve as well and measure the error
  std::uint32_t up_to = 0;    ///< exact for sizes up to this in fixed memory; 0: all sizes
  std::string policy = "lru";
  std::uint32_t rows = 0;  ///< at most; 0: 100 of a curve, 16 of a race
  std::uint64_t seed = 38;
  bool json = false;
};

/// Size and miss ratio as aligned columns, or as a JSON array of objects.
[[nodiscard]] std::string format_curve(std::span<const CurvePoint> points, bool json);

/// Prints the rows on stdout, and on stderr a sentence on how they were found, the sample's error and the knee; the
/// exit code.
int mrc(const MrcArguments& arguments);

}  // namespace cachebound::cli
