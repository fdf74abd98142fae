// Queues over the slots of one slab: a slot is in one of them or in none, and moves without allocation.
#pragma once

#include <cassert>
#include <cstdint>

#include "eviction/index.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

using QueueNumber = std::uint8_t;

/// Doubly linked, each queue a ring through an end of its own, so that nothing branches on where a slot lies. Every
/// operation but `fill` is O(1).
class Queues {
 public:
  /// Slots from 0 to `slots` - 1, queues from 0 to `queues` - 1, all empty.
  Queues(std::uint32_t slots, QueueNumber queues, Account& account)
      : slots_(slots),
        places_(std::size_t{slots} + queues, Place{}, TrackingAllocator<Place>(account)),
        queue_(slots, 0, TrackingAllocator<QueueNumber>(account)),
        sizes_(queues, 0, TrackingAllocator<std::uint32_t>(account)) {
    for (QueueNumber queue = 0; queue < queues; ++queue) places_[end(queue)] = {end(queue), end(queue)};
  }

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t slots, QueueNumber queues) noexcept {
    return (std::uint64_t{slots} + queues) * sizeof(Place) + std::uint64_t{slots} * sizeof(QueueNumber) +
           std::uint64_t{queues} * sizeof(std::uint32_t);
  }

  [[nodiscard]] std::uint32_t size(QueueNumber queue) const noexcept { return sizes_[queue]; }
  [[nodiscard]] bool empty(QueueNumber queue) const noexcept { return sizes_[queue] == 0; }

  /// end(queue) when it is empty.
  [[nodiscard]] Slot newest(QueueNumber queue) const noexcept { return places_[end(queue)].older; }
  [[nodiscard]] Slot oldest(QueueNumber queue) const noexcept { return places_[end(queue)].newer; }
  /// The neighbour; end(queue) beyond the last one.
  [[nodiscard]] Slot newer(Slot slot) const noexcept { return places_[slot].newer; }
  [[nodiscard]] Slot older(Slot slot) const noexcept { return places_[slot].older; }
  /// Before the oldest and after the newest: no slot of the slab.
  [[nodiscard]] Slot end(QueueNumber queue) const noexcept { return slots_ + queue; }
  /// Where a slot is; where it was last, if it is in none.
  [[nodiscard]] QueueNumber queue_of(Slot slot) const noexcept { return queue_[slot]; }

  /// A slot that is in no queue becomes the newest of this one.
  void push(QueueNumber queue, Slot slot) noexcept {
    ++sizes_[queue];
    queue_[slot] = queue;
    link(queue, slot);
  }

  /// A slot that is in a queue is in none then.
  void remove(Slot slot) noexcept {
    --sizes_[queue_[slot]];
    unlink(slot);
  }

  /// The oldest of a queue that is not empty leaves it.
  Slot pop(QueueNumber queue) noexcept {
    assert(!empty(queue));
    const Slot slot = oldest(queue);
    remove(slot);
    return slot;
  }

  /// A slot that is in a queue becomes the newest of this one.
  void move(Slot slot, QueueNumber queue) noexcept {
    remove(slot);
    push(queue, slot);
  }

  /// A slot becomes the newest of the queue it is in.
  void renew(Slot slot) noexcept {
    unlink(slot);
    link(queue_[slot], slot);
  }

  /// Slots that are all in no queue come to this one. O(slots).
  void fill(QueueNumber queue) noexcept {
    for (Slot slot = 0; slot < slots_; ++slot) push(queue, slot);
  }

 private:
  struct Place {
    Slot newer = 0, older = 0;
  };

  void link(QueueNumber queue, Slot slot) noexcept {
    const Slot last = end(queue), before = places_[last].older;
    places_[slot] = {last, before};
    places_[before].newer = slot;
    places_[last].older = slot;
  }

  void unlink(Slot slot) noexcept {
    const Place place = places_[slot];
    places_[place.newer].older = place.older;
    places_[place.older].newer = place.newer;
  }

  std::uint32_t slots_;
  TrackedVector<Place> places_;
  TrackedVector<QueueNumber> queue_;
  TrackedVector<std::uint32_t> sizes_;
};

}  // namespace cachebound::eviction
