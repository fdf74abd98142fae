// An order over the slots of a slab, newest to oldest, linked through the slots themselves.
#pragma once

#include "cache/slot_index.hpp"

namespace cachebound {

/// The elements of `slots` have members `newer` and `older` of type SlotLink, which belong to the order. Every
/// operation is O(1).
class SlotOrder {
 public:
  /// no_slot when the order is empty.
  [[nodiscard]] SlotLink newest() const noexcept { return newest_; }
  [[nodiscard]] SlotLink oldest() const noexcept { return oldest_; }

  /// A slot that is not in the order becomes its newest.
  template <class Slots>
  void append(Slots& slots, SlotLink slot) {
    slots[slot].newer = no_slot;
    slots[slot].older = newest_;
    (newest_ == no_slot ? oldest_ : slots[newest_].newer) = slot;
    newest_ = slot;
  }

  template <class Slots>
  void remove(Slots& slots, SlotLink slot) {
    const auto& place = slots[slot];
    (place.newer == no_slot ? newest_ : slots[place.newer].older) = place.older;
    (place.older == no_slot ? oldest_ : slots[place.older].newer) = place.newer;
  }

  template <class Slots>
  void make_newest(Slots& slots, SlotLink slot) {
    if (slot == newest_) return;
    remove(slots, slot);
    append(slots, slot);
  }

  /// To be called after a slot's content has moved to `to`.
  template <class Slots>
  void moved(Slots& slots, SlotLink to) {
    (slots[to].newer == no_slot ? newest_ : slots[slots[to].newer].older) = to;
    (slots[to].older == no_slot ? oldest_ : slots[slots[to].older].newer) = to;
  }

  void clear() noexcept { newest_ = oldest_ = no_slot; }

 private:
  SlotLink newest_ = no_slot, oldest_ = no_slot;
};

}  // namespace cachebound
