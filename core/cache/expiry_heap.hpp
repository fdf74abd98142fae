// Which slot of a slab expires next: a binary heap that knows where in it each slot stands.
#pragma once

#include <cassert>
#include <utility>

#include "cache/slot_index.hpp"

namespace cachebound {

/// The elements of `slots` have members `expires` (a time), `sequence` (which breaks ties: the smaller first) and
/// `place` (a SlotLink that belongs to the heap). Every operation but `clear` is O(log n), `soonest` O(1).
class ExpiryHeap {
 public:
  explicit ExpiryHeap(Account& account) : heap_(TrackingAllocator<SlotLink>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint64_t entries) noexcept {
    return entries * sizeof(SlotLink);
  }

  void reserve(std::uint32_t entries) { heap_.reserve(entries); }

  /// no_slot when the heap is empty.
  [[nodiscard]] SlotLink soonest() const noexcept { return heap_.empty() ? no_slot : heap_.front(); }

  template <class Slots>
  void enter(Slots& slots, SlotLink slot) {
    heap_.push_back(slot);
    rise(slots, static_cast<SlotLink>(heap_.size() - 1));
  }

  template <class Slots>
  void leave(Slots& slots, SlotLink slot) {
    const SlotLink hole = slots[slot].place;
    assert(hole < heap_.size() && heap_[hole] == slot);
    const SlotLink last = heap_.back();
    heap_.pop_back();
    if (last == slot) return;
    set(slots, hole, last);
    changed(slots, last);
  }

  /// To be called after the slot's time or sequence has changed.
  template <class Slots>
  void changed(Slots& slots, SlotLink slot) {
    rise(slots, slots[slot].place);
    sink(slots, slots[slot].place);
  }

  /// To be called after a slot's content, `place` included, has moved to `to`.
  template <class Slots>
  void moved(const Slots& slots, SlotLink to) {
    heap_[slots[to].place] = to;
  }

  /// How many slots `due` holds for, where it holds for whatever expires earlier too. O(that many).
  template <class Slots, class Due>
  [[nodiscard]] std::uint32_t count(const Slots& slots, Due&& due, std::size_t from = 0) const {
    if (from >= heap_.size() || !due(slots[heap_[from]])) return 0;
    return 1 + count(slots, due, 2 * from + 1) + count(slots, due, 2 * from + 2);
  }

  /// Keeps the memory.
  void clear() noexcept { heap_.clear(); }

  [[nodiscard]] std::uint64_t used_bytes() const noexcept { return std::uint64_t{heap_.size()} * sizeof(SlotLink); }

 private:
  template <class Slots>
  void set(Slots& slots, SlotLink place, SlotLink slot) {
    heap_[place] = slot;
    slots[slot].place = place;
  }

  template <class Slots>
  [[nodiscard]] bool sooner(const Slots& slots, SlotLink a, SlotLink b) const {
    if (slots[a].expires != slots[b].expires) return slots[a].expires < slots[b].expires;
    return slots[a].sequence < slots[b].sequence;
  }

  template <class Slots>
  void rise(Slots& slots, SlotLink place) {
    const SlotLink slot = heap_[place];
    for (SlotLink parent = 0; place > 0; place = parent) {
      parent = (place - 1) / 2;
      if (!sooner(slots, slot, heap_[parent])) break;
      set(slots, place, heap_[parent]);
    }
    set(slots, place, slot);
  }

  template <class Slots>
  void sink(Slots& slots, SlotLink place) {
    const SlotLink slot = heap_[place];
    for (;;) {
      std::size_t child = 2 * std::size_t{place} + 1;
      if (child >= heap_.size()) break;
      if (child + 1 < heap_.size() && sooner(slots, heap_[child + 1], heap_[child])) ++child;
      if (!sooner(slots, heap_[child], slot)) break;
      set(slots, place, heap_[child]);
      place = static_cast<SlotLink>(child);
    }
    set(slots, place, slot);
  }

  TrackedVector<SlotLink> heap_;
};

}  // namespace cachebound
