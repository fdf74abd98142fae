// Belady's optimal policy over a stream that tells when each key comes next: a heap by next use.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/index.hpp"
#include "eviction/policy.hpp"

namespace cachebound::eviction {

/// The same victims as Belady over the compiled trace. O(log capacity) a request.
class BeladyForesight final : public ForesightPolicy {
 public:
  BeladyForesight(std::uint32_t capacity, Account& account)
      : capacity_(capacity),
        index_(capacity, HashIndex::Keys{}, account),
        next_(capacity, 0, TrackingAllocator<std::uint64_t>(account)),
        heap_(capacity, 0, TrackingAllocator<Slot>(account)),
        place_(capacity, 0, TrackingAllocator<std::uint32_t>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity) noexcept {
    return HashIndex::bytes(capacity, {}) + std::uint64_t{capacity} * (sizeof(std::uint64_t) + 2 * sizeof(Slot));
  }

  Access access(std::uint64_t key, std::uint64_t next) override {
    Access access;
    if (capacity_ == 0) return access;
    const HashIndex::Probe probe = index_.prepare(key);
    Slot slot = index_.find(probe);
    access.hit = slot != no_slot;
    if (!access.hit) {
      slot = size_;
      if (size_ == capacity_) {
        slot = heap_[0];
        Watched{access}.evicted(index_.key(slot), Reason::farthest_next_use);
        index_.leave(slot);
      } else {
        heap_[size_] = slot;
        place_[slot] = size_++;
      }
      index_.enter(probe, slot);
    }
    // Keys that do not come again are later than all others, and the later the longer ago they were asked for.
    next_[slot] = next == never ? never - requests_ : next;
    ++requests_;
    rise(place_[slot]);
    sink(place_[slot]);
    return access;
  }

  [[nodiscard]] std::uint32_t size() const override { return size_; }
  [[nodiscard]] std::uint32_t capacity() const override { return capacity_; }
  [[nodiscard]] std::uint64_t bytes() const override { return bytes(capacity_); }

  void write_frame(JsonWriter& json, const Label& label) const override {
    std::array<Slot, newest_cells + oldest_cells> farthest{};
    const auto shown = std::min<std::uint32_t>(size_, farthest.size());
    std::partial_sort_copy(heap_.begin(), heap_.begin() + size_, farthest.begin(), farthest.begin() + shown,
                           [this](Slot a, Slot b) { return next_[a] > next_[b]; });
    json.field("size", size_).field("capacity", capacity_);
    QueuesWriter(json, label)
        .queue(
            {"needed again, last first", shown}, [&](std::uint32_t i) { return FrameCell{index_.key(farthest[i])}; },
            [](std::uint32_t) { return FrameCell{}; });
  }

 private:
  void put(std::uint32_t place, Slot slot) noexcept {
    heap_[place] = slot;
    place_[slot] = place;
  }

  void rise(std::uint32_t place) noexcept {
    const Slot slot = heap_[place];
    while (place > 0 && next_[heap_[(place - 1) / 2]] < next_[slot]) {
      put(place, heap_[(place - 1) / 2]);
      place = (place - 1) / 2;
    }
    put(place, slot);
  }

  void sink(std::uint32_t place) noexcept {
    const Slot slot = heap_[place];
    for (std::uint32_t child = 2 * place + 1; child < size_; child = 2 * place + 1) {
      if (child + 1 < size_ && next_[heap_[child]] < next_[heap_[child + 1]]) ++child;
      if (next_[heap_[child]] <= next_[slot]) break;
      put(place, heap_[child]);
      place = child;
    }
    put(place, slot);
  }

  std::uint32_t capacity_, size_ = 0;
  std::uint64_t requests_ = 0;
  HashIndex index_;
  TrackedVector<std::uint64_t> next_;   ///< by slot
  TrackedVector<Slot> heap_;            ///< the farthest next use on top
  TrackedVector<std::uint32_t> place_;  ///< of a slot in the heap
};

}  // namespace cachebound::eviction
