// Finds the slot of a key in a slab: open addressing over 32-bit links, no allocation an entry.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <limits>

#include "base/digest.hpp"
#include "base/keys.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Where an entry lies in its slab; 32 bits, so that a slab takes the same bytes on every platform.
using SlotLink = std::uint32_t;
inline constexpr SlotLink no_slot = std::numeric_limits<SlotLink>::max();

/// Hashes of keys come out well mixed: the index takes their low bits as they are.
template <class Key>
struct KeyHash {
  [[nodiscard]] std::size_t operator()(const Key& key) const noexcept {
    return static_cast<std::size_t>(mix(std::hash<Key>{}(key)));
  }
};
template <>
struct KeyHash<IntKey> {
  [[nodiscard]] std::size_t operator()(const IntKey& key) const noexcept {
    return static_cast<std::size_t>(mix(std::uint64_t{key.typed} << 32 | key.number));
  }
};

/// `slots` is the slab that the links lead into; its elements have a member `key`. Every operation but `reserve` and
/// `clear` is O(1) expected.
template <class Key, class Hash = KeyHash<Key>>
class SlotIndex {
 public:
  explicit SlotIndex(Account& account) : cells_(TrackingAllocator<SlotLink>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint64_t entries) noexcept {
    return entries == 0 ? 0 : cells_for(entries) * sizeof(SlotLink);
  }

  /// Room for `entries`, with those of `slots` entered. O(entries).
  template <class Slots>
  void reserve(const Slots& slots, std::uint32_t entries) {
    cells_ = TrackedVector<SlotLink>(static_cast<std::size_t>(cells_for(entries)), no_slot, cells_.get_allocator());
    for (SlotLink slot = 0; slot < slots.size(); ++slot) enter(slots, slot);
  }

  /// no_slot when the key is not there.
  template <class Slots>
  [[nodiscard]] SlotLink find(const Slots& slots, const Key& key) const {
    if (cells_.empty()) return no_slot;
    for (std::size_t cell = home(key); cells_[cell] != no_slot; cell = next(cell)) {
      if (slots[cells_[cell]].key == key) return cells_[cell];
    }
    return no_slot;
  }

  template <class Slots>
  void enter(const Slots& slots, SlotLink slot) {
    std::size_t cell = home(slots[slot].key);
    while (cells_[cell] != no_slot) cell = next(cell);
    cells_[cell] = slot;
  }

  /// Shifts later entries of the probe sequence back instead of leaving a tombstone (Knuth, TAOCP 3, 6.4, R).
  template <class Slots>
  void leave(const Slots& slots, SlotLink slot) {
    std::size_t hole = cell_of(slots, slot);
    for (std::size_t cell = next(hole); cells_[cell] != no_slot; cell = next(cell)) {
      const std::size_t mask = cells_.size() - 1;
      const std::size_t travelled = (cell - home(slots[cells_[cell]].key)) & mask, gap = (cell - hole) & mask;
      if (travelled < gap) continue;
      cells_[hole] = cells_[cell];
      hole = cell;
    }
    cells_[hole] = no_slot;
  }

  /// To be called before the entry's key moves.
  template <class Slots>
  void moves(const Slots& slots, SlotLink from, SlotLink to) {
    cells_[cell_of(slots, from)] = to;
  }

  /// Keeps the memory.
  void clear() { std::fill(cells_.begin(), cells_.end(), no_slot); }

  [[nodiscard]] std::uint64_t bytes() const noexcept { return std::uint64_t{cells_.size()} * sizeof(SlotLink); }

 private:
  /// At most half full, so that a probe ends after one or two steps.
  [[nodiscard]] static constexpr std::uint64_t cells_for(std::uint64_t entries) noexcept {
    return std::bit_ceil(2 * entries);
  }

  [[nodiscard]] std::size_t next(std::size_t cell) const noexcept { return (cell + 1) & (cells_.size() - 1); }
  [[nodiscard]] std::size_t home(const Key& key) const noexcept { return Hash{}(key) & (cells_.size() - 1); }

  template <class Slots>
  [[nodiscard]] std::size_t cell_of(const Slots& slots, SlotLink slot) const {
    std::size_t cell = home(slots[slot].key);
    while (cells_[cell] != slot) cell = next(cell);
    return cell;
  }

  TrackedVector<SlotLink> cells_;
};

}  // namespace cachebound
