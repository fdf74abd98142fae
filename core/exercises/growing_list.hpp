// A list that is built item by item, within a limit: what a program does that keeps all before it starts.
#pragma once

#include <cstdint>
#include <numeric>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Doubles its room when it is full, as std::vector does; while the items move, the old room and the new are both
/// held. Refuses to grow where that would pass the limit, and keeps what it has. Appending is amortised O(1).
class GrowingList {
 public:
  /// The account's bound, if any, must be at least `limit` bytes.
  GrowingList(std::uint64_t limit, Account& account)
      : limit_(limit), items_(TrackingAllocator<std::int64_t>(account)) {}

  /// False, and nothing changes, where the list would have to grow past its limit.
  [[nodiscard]] bool append(std::int64_t item) {
    if (items_.size() == items_.capacity()) {
      if (bytes_while_growing() > limit_) return false;
      items_.reserve(next_room());
    }
    items_.push_back(item);
    return true;
  }

  [[nodiscard]] std::uint64_t size() const noexcept { return items_.size(); }
  /// Items that fit without growing.
  [[nodiscard]] std::uint64_t room() const noexcept { return items_.capacity(); }
  /// Bytes held at once during the next growth.
  [[nodiscard]] std::uint64_t bytes_while_growing() const noexcept {
    return (items_.capacity() + next_room()) * sizeof(std::int64_t);
  }
  /// O(n).
  [[nodiscard]] std::int64_t sum() const { return std::accumulate(items_.begin(), items_.end(), std::int64_t{0}); }

 private:
  [[nodiscard]] std::size_t next_room() const noexcept { return items_.capacity() == 0 ? 1 : 2 * items_.capacity(); }

  std::uint64_t limit_;
  TrackedVector<std::int64_t> items_;
};

}  // namespace cachebound
