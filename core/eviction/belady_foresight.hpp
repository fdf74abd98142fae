// Belady's optimal policy over a stream that tells when each key comes next: a heap by next use.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

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

  /// In the order in which they leave, last first: by next use, then those not needed again by their last request.
  /// O(size log size).
  void write_frame(JsonWriter& json, const Label& label) const override {
    std::vector<Slot> slots(heap_.data(), heap_.data() + size_);
    std::sort(slots.begin(), slots.end(), [this](Slot a, Slot b) { return next_[a] < next_[b]; });
    const auto needed =
        static_cast<std::uint32_t>(std::partition_point(slots.begin(), slots.end(),
                                                        [this](Slot slot) { return next_[slot] < never - requests_; }) -
                                   slots.begin());
    json.field("size", size_).field("capacity", capacity_);
    const bool full = size_ > 0 && size_ == capacity_;
    write_next(json, full ? std::optional(NextVictim{index_.key(heap_[0]), Reason::farthest_next_use}) : std::nullopt,
               label);
    QueuesWriter writer(json, label);
    const auto soon = [&](std::uint32_t i) {
      return FrameCell{index_.key(slots[i]), static_cast<std::uint32_t>(next_[slots[i]] - requests_ + 1)};
    };
    writer.queue({"needed again, soonest first", needed, std::nullopt, false, "requests until then"}, soon,
                 [&](std::uint32_t i) { return soon(needed - 1 - i); });
    const auto useless = [&](std::uint32_t i) { return FrameCell{index_.key(slots[i])}; };
    writer.queue(
        {"not needed again", size_ - needed}, [&](std::uint32_t i) { return useless(needed + i); },
        [&](std::uint32_t i) { return useless(size_ - 1 - i); });
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
