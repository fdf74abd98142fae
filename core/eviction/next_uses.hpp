// Where each request's object comes next in the trace: what an optimal policy must know.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

/// Finds, by position, the position of the next request for the same object; ids.size() where there is none. One pass
/// from the end, in portions; 4 bytes an object beside the result while it runs.
class NextUsesScan {
 public:
  /// The ids must outlive the scan.
  NextUsesScan(std::span<const std::uint32_t> ids, std::uint32_t objects, Account& account)
      : ids_(ids),
        position_(static_cast<std::uint32_t>(ids.size())),
        next_(ids.size(), position_, TrackingAllocator<std::uint32_t>(account)),
        seen_(objects, position_, TrackingAllocator<std::uint32_t>(account)) {}

  /// Looks at up to `requests` more; returns at how many. O(requests).
  std::uint32_t step(std::uint64_t requests) noexcept {
    const auto count = static_cast<std::uint32_t>(std::min<std::uint64_t>(requests, position_));
    for (const std::uint32_t end = position_ - count; position_ > end;) {
      --position_;
      next_[position_] = seen_[ids_[position_]];
      seen_[ids_[position_]] = position_;
    }
    return count;
  }

  /// Requests that were not looked at yet.
  [[nodiscard]] std::uint32_t left() const noexcept { return position_; }

  /// Once nothing is left.
  [[nodiscard]] TrackedVector<std::uint32_t> take() && noexcept { return std::move(next_); }

 private:
  std::span<const std::uint32_t> ids_;
  std::uint32_t position_;
  TrackedVector<std::uint32_t> next_, seen_;
};

/// The same at once. O(requests).
[[nodiscard]] inline TrackedVector<std::uint32_t> find_next_uses(std::span<const std::uint32_t> ids,
                                                                 std::uint32_t objects, Account& account) {
  NextUsesScan scan(ids, objects, account);
  scan.step(ids.size());
  return std::move(scan).take();
}

}  // namespace cachebound::eviction
