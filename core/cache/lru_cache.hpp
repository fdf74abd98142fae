// A least-recently-used cache as one slab of entries and one open-addressing index: no allocation an entry.
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

#include "base/digest.hpp"
#include "base/keys.hpp"
#include "cache/access.hpp"
#include "cache/capacity.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Hashes of keys come out well mixed: the index takes its low bits as they are.
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

/// Every operation is O(1) expected. A bounded cache allocates everything in its constructor and nothing after;
/// an unbounded one doubles. Entries may move in memory on `put` and `erase`: keep no pointer across them.
template <class Key, class Value, class Hash = KeyHash<Key>>
class LruCache {
 public:
  using Eviction = std::optional<Evicted<Key, Value>>;

  LruCache(Capacity capacity, Account& account)
      : capacity_(capacity), slots_(TrackingAllocator<Slot>(account)), index_(TrackingAllocator<Link>(account)) {
    const std::uint32_t entries = capacity.bound().value_or(smallest_unbounded);
    if (entries > 0) reserve(entries);
  }

  /// Bytes the cache will ever hold, known before it exists; nothing for an unbounded one.
  [[nodiscard]] static constexpr std::optional<std::uint64_t> worst_case_bytes(Capacity capacity) noexcept {
    if (!capacity.is_bounded()) return std::nullopt;
    const std::uint64_t entries = *capacity.bound();
    return entries == 0 ? 0 : entries * sizeof(Slot) + cells_for(entries) * sizeof(Link);
  }

  /// The value, which becomes the most recently used; null when the key is not there.
  [[nodiscard]] Value* get(const Key& key) {
    const Link slot = slot_of(key);
    if (slot == none) return nullptr;
    make_newest(slot);
    return &slots_[slot].value;
  }

  /// The value, its recency untouched; null when the key is not there.
  [[nodiscard]] const Value* peek(const Key& key) const {
    const Link slot = slot_of(key);
    return slot == none ? nullptr : &slots_[slot].value;
  }

  /// Inserts or overwrites, and makes the key the most recently used. Returns what had to leave: at capacity, and
  /// only for a new key, the least recently used entry. With capacity 0 nothing is stored.
  Eviction put(const Key& key, Value value) {
    if (const Link slot = slot_of(key); slot != none) {
      slots_[slot].value = std::move(value);
      make_newest(slot);
      return std::nullopt;
    }
    if (capacity_.bound() == 0U) return std::nullopt;
    if (size() == capacity_.bound()) return replace_oldest(key, std::move(value));
    if (size() == slots_.capacity()) reserve(2 * size());
    const auto slot = static_cast<Link>(slots_.size());
    slots_.push_back(Slot{key, std::move(value), none, none});
    link_newest(slot);
    enter(slot);
    return std::nullopt;
  }

  /// True when the key was there.
  bool erase(const Key& key) {
    const Link slot = slot_of(key);
    if (slot == none) return false;
    unlink(slot);
    leave(slot);
    close_gap(slot);
    return true;
  }

  /// Keeps the memory.
  void clear() {
    slots_.clear();
    std::fill(index_.begin(), index_.end(), none);
    newest_ = oldest_ = none;
  }

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(slots_.size()); }
  [[nodiscard]] Capacity capacity() const noexcept { return capacity_; }

  /// The index and the slots that hold entries: the part of the reserved bytes in use; equals the worst case when full.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept {
    return std::uint64_t{slots_.size()} * sizeof(Slot) + std::uint64_t{index_.size()} * sizeof(Link);
  }

  /// Calls `visit(key, value)` from the most to the least recently used; stops when it returns false.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (Link slot = newest_; slot != none; slot = slots_[slot].older) {
      if (!visit(slots_[slot].key, slots_[slot].value)) return;
    }
  }

 private:
  using Link = std::uint32_t;
  static constexpr Link none = std::numeric_limits<Link>::max();
  static constexpr std::uint32_t smallest_unbounded = 16;

  struct Slot {
    Key key;
    Value value;
    Link newer, older;
  };

  /// At most half full, so that a probe ends after one or two steps.
  [[nodiscard]] static constexpr std::uint64_t cells_for(std::uint64_t entries) noexcept {
    return std::bit_ceil(2 * entries);
  }

  void reserve(std::uint32_t entries) {
    slots_.reserve(entries);
    index_ = TrackedVector<Link>(static_cast<std::size_t>(cells_for(entries)), none, index_.get_allocator());
    for (Link slot = 0; slot < slots_.size(); ++slot) enter(slot);
  }

  [[nodiscard]] std::size_t next(std::size_t cell) const noexcept { return (cell + 1) & (index_.size() - 1); }
  [[nodiscard]] std::size_t home(const Key& key) const noexcept { return Hash{}(key) & (index_.size() - 1); }

  [[nodiscard]] Link slot_of(const Key& key) const {
    if (index_.empty()) return none;
    for (std::size_t cell = home(key); index_[cell] != none; cell = next(cell)) {
      if (slots_[index_[cell]].key == key) return index_[cell];
    }
    return none;
  }

  [[nodiscard]] std::size_t cell_of(Link slot) const {
    std::size_t cell = home(slots_[slot].key);
    while (index_[cell] != slot) cell = next(cell);
    return cell;
  }

  void enter(Link slot) {
    std::size_t cell = home(slots_[slot].key);
    while (index_[cell] != none) cell = next(cell);
    index_[cell] = slot;
  }

  /// Shifts later entries of the probe sequence back instead of leaving a tombstone (Knuth, TAOCP 3, 6.4, R).
  void leave(Link slot) {
    std::size_t hole = cell_of(slot);
    for (std::size_t cell = next(hole); index_[cell] != none; cell = next(cell)) {
      const std::size_t mask = index_.size() - 1;
      const std::size_t travelled = (cell - home(slots_[index_[cell]].key)) & mask, gap = (cell - hole) & mask;
      if (travelled < gap) continue;
      index_[hole] = index_[cell];
      hole = cell;
    }
    index_[hole] = none;
  }

  Eviction replace_oldest(const Key& key, Value value) {
    const Link slot = oldest_;
    unlink(slot);
    leave(slot);
    Slot& place = slots_[slot];
    Eviction evicted{
        Evicted<Key, Value>{std::move(place.key), std::move(place.value), EvictionReason::least_recently_used}};
    place.key = key;
    place.value = std::move(value);
    link_newest(slot);
    enter(slot);
    return evicted;
  }

  /// The last slot moves into the hole, so that entries stay dense and no free list is needed.
  void close_gap(Link hole) {
    const auto last = static_cast<Link>(slots_.size() - 1);
    if (hole != last) {
      index_[cell_of(last)] = hole;
      slots_[hole] = std::move(slots_[last]);
      (slots_[hole].newer == none ? newest_ : slots_[slots_[hole].newer].older) = hole;
      (slots_[hole].older == none ? oldest_ : slots_[slots_[hole].older].newer) = hole;
    }
    slots_.pop_back();
  }

  void make_newest(Link slot) {
    if (slot == newest_) return;
    unlink(slot);
    link_newest(slot);
  }

  void link_newest(Link slot) {
    slots_[slot].newer = none;
    slots_[slot].older = newest_;
    (newest_ == none ? oldest_ : slots_[newest_].newer) = slot;
    newest_ = slot;
  }

  void unlink(Link slot) {
    const Slot& place = slots_[slot];
    (place.newer == none ? newest_ : slots_[place.newer].older) = place.older;
    (place.older == none ? oldest_ : slots_[place.older].newer) = place.newer;
  }

  Capacity capacity_;
  TrackedVector<Slot> slots_;
  TrackedVector<Link> index_;
  Link newest_ = none, oldest_ = none;
};

}  // namespace cachebound
