// Where each request's object comes next in the trace: what an optimal policy must know.
#pragma once

#include <cstdint>
#include <span>

#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

/// By position, the position of the next request for the same object; ids.size() where there is none. One pass from
/// the end, O(requests), with 4 bytes an object beside the result while it runs.
[[nodiscard]] inline TrackedVector<std::uint32_t> find_next_uses(std::span<const std::uint32_t> ids,
                                                                 std::uint32_t objects, Account& account) {
  const auto none = static_cast<std::uint32_t>(ids.size());
  TrackedVector<std::uint32_t> next(ids.size(), none, TrackingAllocator<std::uint32_t>(account));
  TrackedVector<std::uint32_t> seen(objects, none, TrackingAllocator<std::uint32_t>(account));
  for (std::uint32_t position = none; position-- > 0;) {
    next[position] = seen[ids[position]];
    seen[ids[position]] = position;
  }
  return next;
}

}  // namespace cachebound::eviction
