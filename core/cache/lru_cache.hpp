// A least-recently-used cache as one slab of entries and one open-addressing index: no allocation an entry.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "cache/access.hpp"
#include "cache/capacity.hpp"
#include "cache/slot_index.hpp"
#include "cache/slot_order.hpp"

namespace cachebound {

/// Every operation is O(1) expected. A bounded cache allocates everything in its constructor and nothing after;
/// an unbounded one doubles. Entries may move in memory on `put` and `erase`: keep no pointer across them.
template <class Key, class Value, class Hash = KeyHash<Key>>
class LruCache {
 public:
  using key_type = Key;
  using mapped_type = Value;
  using Eviction = std::optional<Evicted<Key, Value>>;

  LruCache(Capacity capacity, Account& account)
      : capacity_(capacity), slots_(TrackingAllocator<Slot>(account)), index_(account) {
    const std::uint32_t entries = capacity.bound().value_or(smallest_unbounded);
    if (entries > 0) reserve(entries);
  }

  /// Bytes the cache will ever hold, known before it exists; nothing for an unbounded one.
  [[nodiscard]] static constexpr std::optional<std::uint64_t> worst_case_bytes(Capacity capacity) noexcept {
    if (!capacity.is_bounded()) return std::nullopt;
    const std::uint64_t entries = *capacity.bound();
    return entries * sizeof(Slot) + Index::worst_case_bytes(entries);
  }

  /// The value, which becomes the most recently used; null when the key is not there.
  [[nodiscard]] Value* get(const Key& key) {
    const SlotLink slot = index_.find(slots_, key);
    if (slot == no_slot) return nullptr;
    order_.make_newest(slots_, slot);
    return &slots_[slot].value;
  }

  /// The value, its recency untouched; null when the key is not there.
  [[nodiscard]] const Value* peek(const Key& key) const {
    const SlotLink slot = index_.find(slots_, key);
    return slot == no_slot ? nullptr : &slots_[slot].value;
  }

  /// Inserts or overwrites, and makes the key the most recently used. Returns what had to leave: at capacity, and
  /// only for a new key, the least recently used entry. With capacity 0 nothing is stored.
  Eviction put(const Key& key, Value value) {
    if (const SlotLink slot = index_.find(slots_, key); slot != no_slot) {
      slots_[slot].value = std::move(value);
      order_.make_newest(slots_, slot);
      return std::nullopt;
    }
    if (capacity_.bound() == 0U) return std::nullopt;
    if (size() == capacity_.bound()) return replace_oldest(key, std::move(value));
    if (size() == slots_.capacity()) reserve(2 * size());
    const auto slot = static_cast<SlotLink>(slots_.size());
    slots_.push_back(Slot{key, std::move(value), no_slot, no_slot});
    order_.append(slots_, slot);
    index_.enter(slots_, slot);
    return std::nullopt;
  }

  /// True when the key was there.
  bool erase(const Key& key) {
    const SlotLink slot = index_.find(slots_, key);
    if (slot == no_slot) return false;
    order_.remove(slots_, slot);
    index_.leave(slots_, slot);
    close_gap(slot);
    return true;
  }

  /// Keeps the memory.
  void clear() {
    slots_.clear();
    index_.clear();
    order_.clear();
  }

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(slots_.size()); }
  [[nodiscard]] Capacity capacity() const noexcept { return capacity_; }

  /// The index and the slots that hold entries: the part of the reserved bytes in use; equals the worst case when full.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept {
    return std::uint64_t{slots_.size()} * sizeof(Slot) + index_.bytes();
  }

  /// Calls `visit(key, value)` from the most to the least recently used; stops when it returns false.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (SlotLink slot = order_.newest(); slot != no_slot; slot = slots_[slot].older) {
      if (!visit(slots_[slot].key, slots_[slot].value)) return;
    }
  }

 private:
  using Index = SlotIndex<Key, Hash>;
  static constexpr std::uint32_t smallest_unbounded = 16;

  struct Slot {
    Key key;
    Value value;
    SlotLink newer, older;
  };

  void reserve(std::uint32_t entries) {
    slots_.reserve(entries);
    index_.reserve(slots_, entries);
  }

  Eviction replace_oldest(const Key& key, Value value) {
    const SlotLink slot = order_.oldest();
    index_.leave(slots_, slot);
    Slot& place = slots_[slot];
    Eviction evicted{
        Evicted<Key, Value>{std::move(place.key), std::move(place.value), EvictionReason::least_recently_used}};
    place.key = key;
    place.value = std::move(value);
    order_.make_newest(slots_, slot);
    index_.enter(slots_, slot);
    return evicted;
  }

  /// The last slot moves into the hole, so that entries stay dense and no free list is needed.
  void close_gap(SlotLink hole) {
    const auto last = static_cast<SlotLink>(slots_.size() - 1);
    if (hole != last) {
      index_.moves(slots_, last, hole);
      slots_[hole] = std::move(slots_[last]);
      order_.moved(slots_, hole);
    }
    slots_.pop_back();
  }

  Capacity capacity_;
  TrackedVector<Slot> slots_;
  Index index_;
  SlotOrder order_;
};

}  // namespace cachebound
