// Holds a policy, streamed and compiled, to its naive model, request by request.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "eviction/registry.hpp"

namespace cachebound::eviction {

/// One trace, streamed and compiled, with next uses.
struct PolicyTrace {
  std::vector<std::uint64_t> keys, streamed, next;
  std::vector<std::uint32_t> ids;

  /// Equal numbers are equal keys.
  explicit PolicyTrace(const std::vector<std::uint64_t>& numbers);

  CompiledIds compiled() const { return {ids, static_cast<std::uint32_t>(keys.size()), keys, {}}; }
};

inline constexpr std::uint64_t comparison_seed = 38;

/// Hits, victims, sizes, what is allocated after construction, declared bytes, and the loops over many requests.
/// What is wrong first; empty if nothing.
[[nodiscard]] std::string disagreement(const PolicyInfo& info, std::uint32_t capacity, const PolicyTrace& trace);

}  // namespace cachebound::eviction
