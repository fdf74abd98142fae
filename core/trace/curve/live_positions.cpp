#include "trace/curve/live_positions.hpp"

#include <algorithm>

namespace cachebound {

/// Whole groups, so that a group can be changed as one.
std::uint32_t LivePositions::counters_of(std::uint32_t level, std::uint32_t positions) noexcept {
  const std::uint32_t counters = (positions >> shift_of(level)) + 1;
  return (counters + fan_out - 1) / fan_out * fan_out;
}

/// Levels are added until one group counts everything.
std::uint32_t LivePositions::wide_levels_for(std::uint32_t positions) noexcept {
  std::uint32_t levels = 0;
  while (levels < most_wide_levels && positions >> shift_of(narrow_levels + levels) > 0) ++levels;
  return levels;
}

std::uint64_t LivePositions::worst_case_bytes(std::uint32_t positions) noexcept {
  std::uint64_t bytes = (std::uint64_t{positions} / 64 + 1) * sizeof(std::uint64_t);
  for (std::uint32_t level = 0; level < narrow_levels; ++level) {
    bytes += std::uint64_t{counters_of(level, positions)} * sizeof(std::uint16_t);
  }
  for (std::uint32_t level = 0; level < wide_levels_for(positions); ++level) {
    bytes += std::uint64_t{counters_of(narrow_levels + level, positions)} * sizeof(std::uint32_t);
  }
  return bytes;
}

LivePositions::LivePositions(std::uint32_t positions, Account& account)
    : positions_(positions),
      wide_levels_(wide_levels_for(positions)),
      retired_bits_(positions / 64 + 1, 0, TrackingAllocator<std::uint64_t>(account)),
      narrow_(TrackingAllocator<std::uint16_t>(account)),
      wide_(TrackingAllocator<std::uint32_t>(account)) {
  assert(positions <= std::uint32_t{1} << 31);
  std::uint32_t total = 0;
  for (std::uint32_t level = 0; level < narrow_levels; ++level) {
    narrow_start_[level] = total;
    total += counters_of(level, positions);
  }
  narrow_.assign(total, 0);
  total = 0;
  for (std::uint32_t level = 0; level < wide_levels_; ++level) {
    wide_start_[level] = total;
    total += counters_of(narrow_levels + level, positions);
  }
  wide_.assign(total, 0);
}

void LivePositions::clear() noexcept {
  std::fill(retired_bits_.begin(), retired_bits_.end(), 0);
  std::fill(narrow_.begin(), narrow_.end(), static_cast<std::uint16_t>(0));
  std::fill(wide_.begin(), wide_.end(), 0);
  retired_ = 0;
}

}  // namespace cachebound
