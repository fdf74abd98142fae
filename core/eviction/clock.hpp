// CLOCK (Corbató, "A paging experiment with the Multics system", MIT, 1968): FIFO, but whoever was asked for since the
// hand came by gets another round.
#pragma once

#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/index.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

/// Entries lie in a ring of slots. The hand stands on the oldest; passing an entry makes it the newest, which is
/// FIFO with reinsertion. O(1) amortised: each step of the hand clears a bit that a hit has set.
template <class Index>
class Clock {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  Clock(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity),
        index_(capacity, keys, account),
        visited_(capacity, 0, TrackingAllocator<std::uint8_t>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(capacity, keys) + capacity;
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    if (const Slot slot = index_.find(key); slot != no_slot) {
      visited_[slot] = 1;
      return true;
    }
    if (size_ == capacity_) {
      evict(watch);
    } else {
      ++size_;
    }
    index_.enter(key, hand_);
    step();
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  /// After a whole round the hand has cleared the bit of the entry that it began with.
  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    Slot slot = hand_;
    for (std::uint32_t met = 0; met < capacity_ && visited_[slot] != 0; ++met) slot = after(slot);
    return NextVictim{index_.key(slot), Reason::unvisited};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    // Until the ring is full, the hand stands on the first free slot.
    const std::uint32_t oldest = size_ == capacity_ ? hand_ : 0;
    const auto cell = [&](std::uint32_t age) {
      const Slot slot = (oldest + age) % capacity_;
      return FrameCell{index_.key(slot), visited_[slot], age == 0};
    };
    QueuesWriter(json, label)
        .queue(
            {"ring", size_, capacity_, false, "visited"}, [&](std::uint32_t i) { return cell(size_ - 1 - i); }, cell);
  }

 private:
  template <class Watch>
  void evict(Watch& watch) {
    while (visited_[hand_] != 0) {
      visited_[hand_] = 0;
      step();
    }
    watch.evicted(index_.key(hand_), Reason::unvisited);
    index_.leave(hand_);
  }

  [[nodiscard]] Slot after(Slot slot) const noexcept { return slot + 1 == capacity_ ? 0 : slot + 1; }
  void step() noexcept { hand_ = after(hand_); }

  std::uint32_t capacity_, size_ = 0;
  Slot hand_ = 0;
  Index index_;
  TrackedVector<std::uint8_t> visited_;
};

}  // namespace cachebound::eviction
