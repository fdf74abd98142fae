// A list that is built item by item, within a limit: what a program does that keeps all before it starts.
#pragma once

#include <cassert>
#include <cstdint>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Doubles its room when it is full, as std::vector does; while the items move, the old room and the new are both
/// held. Refuses to grow where the new room does not fit, and keeps what it has. Appending is amortised O(1).
template <class Item>
class GrowingList {
 public:
  explicit GrowingList(Account& account) : items_(TrackingAllocator<Item>(account)) {}

  /// Room for `items` from the start; up to that many nothing is allocated.
  GrowingList(std::size_t items, Account& account) : GrowingList(account) { items_.reserve(items); }

  /// False, and nothing changes, where it would have to grow by more than `headroom` bytes.
  [[nodiscard]] bool append(const Item& item, std::uint64_t headroom) {
    if (items_.size() == items_.capacity()) {
      if (bytes_to_grow() > headroom) return false;
      items_.reserve(next_room());
    }
    items_.push_back(item);
    return true;
  }

  /// Keeps the room.
  void clear() noexcept { items_.clear(); }
  /// Gives the room back.
  void free() noexcept { TrackedVector<Item>(items_.get_allocator()).swap(items_); }

  [[nodiscard]] std::uint64_t size() const noexcept { return items_.size(); }
  /// Items that fit without growing.
  [[nodiscard]] std::uint64_t room() const noexcept { return items_.capacity(); }
  /// The room that the next growth allocates, in bytes, beside the one already held.
  [[nodiscard]] std::uint64_t bytes_to_grow() const noexcept { return next_room() * sizeof(Item); }

  [[nodiscard]] const Item& operator[](std::uint64_t index) const noexcept {
    assert(index < items_.size());
    return items_[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] auto begin() const noexcept { return items_.begin(); }
  [[nodiscard]] auto end() const noexcept { return items_.end(); }

 private:
  [[nodiscard]] std::size_t next_room() const noexcept { return items_.capacity() == 0 ? 1 : 2 * items_.capacity(); }

  TrackedVector<Item> items_;
};

}  // namespace cachebound
