// What a user may choose for a trace of their own, declared once: the page's forms, links and faults follow from it.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "engine/exercise.hpp"
#include "engine/schema.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/readers/trace_reader.hpp"
#include "trace/workload/workload.hpp"

namespace cachebound {

/// A trace that is made instead of read.
struct WorkloadChoice {
  WorkloadKind workload = WorkloadKind::zipf;
  std::uint32_t requests = 1'000'000, objects = 100'000;
  double skew = 1;
  std::uint32_t period = 100'000, seed = 38;

  [[nodiscard]] WorkloadParams params() const { return {workload, objects, skew, period, seed}; }
};

struct RaceChoice {
  std::string size = "10%";  ///< as `parse_cache_size` reads it, several by comma
};

/// Longer lists of sizes are refused.
inline constexpr std::size_t most_race_sizes = 8;
/// Of random replacement and of the sample.
inline constexpr std::uint64_t own_trace_seed = 38;
/// Objects that the sample follows.
inline constexpr std::uint32_t own_trace_samples = 8192;
/// What is compiled in a page: at most about 1.8 GB while it is made, and never more than a tenth of that for a
/// million objects.
inline constexpr CompileLimits own_trace_limits{64'000'000, 16'000'000};
/// Of one cache.
inline constexpr std::uint32_t own_trace_entries = 16'000'000;

/// Of ReadingOptions.
[[nodiscard]] std::span<const Field> reading_fields();
/// Of WorkloadChoice.
[[nodiscard]] std::span<const Field> workload_fields();
/// Of RaceChoice.
[[nodiscard]] std::span<const Field> race_fields();

/// JSON: the shape of an exercise's description with the fields of all three, and beside it `groups` (which
/// field belongs to which), `formats` (of files, each with an example), `preview` (the field that chooses a column).
[[nodiscard]] std::string describe_own_trace();

}  // namespace cachebound
