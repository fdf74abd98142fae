// SIEVE (Zhang et al., NSDI '24): a hit sets one bit; a moving hand clears bits until it meets an entry without one.
#pragma once

#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// One queue in the order of insertion, and a hand that moves from its oldest end to its newest. O(1) amortised.
template <class Index>
class Sieve {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  Sieve(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity),
        index_(capacity, keys, account),
        queues_(capacity, 1, account),
        visited_(capacity, 0, TrackingAllocator<std::uint8_t>(account)),
        hand_(queues_.end(queue)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(capacity, keys) + Queues::bytes(capacity, 1) + capacity;
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    if (const Slot slot = index_.find(key); slot != no_slot) {
      visited_[slot] = 1;
      return true;
    }
    const Slot slot = size() == capacity_ ? evict(watch) : size();
    index_.enter(key, slot);
    queues_.push(queue, slot);
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return queues_.size(queue); }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  /// After a whole round the hand has cleared the bit of the entry that it began with.
  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    Slot slot = start();
    for (std::uint32_t met = 0; met < capacity_ && visited_[slot] != 0; ++met) slot = after(slot);
    return NextVictim{index_.key(slot), Reason::unvisited};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    const Slot hand = start();
    const auto cell = [&](Slot slot) { return FrameCell{index_.key(slot), visited_[slot], slot == hand}; };
    QueuesWriter writer(json, label);
    write_queue(writer, {"queue", size(), capacity_, false, "visited"}, queues_, queue, cell);
    write_ahead(writer, "ahead of the hand", "visited", queues_, queue, hand, cell);
  }

 private:
  static constexpr QueueNumber queue = 0;

  [[nodiscard]] Slot start() const noexcept { return hand_ == queues_.end(queue) ? queues_.oldest(queue) : hand_; }

  /// Where the hand goes from an entry: from the newest to the oldest.
  [[nodiscard]] Slot after(Slot slot) const noexcept {
    const Slot newer = queues_.newer(slot);
    return newer == queues_.end(queue) ? queues_.oldest(queue) : newer;
  }

  // The hand keeps its place between calls, and newcomers enter behind it: that is the whole difference from CLOCK.
  template <class Watch>
  Slot evict(Watch& watch) {
    Slot hand = start();
    while (visited_[hand] != 0) {
      visited_[hand] = 0;
      hand = after(hand);
    }
    hand_ = queues_.newer(hand);
    watch.evicted(index_.key(hand), Reason::unvisited);
    index_.leave(hand);
    queues_.remove(hand);
    return hand;
  }

  std::uint32_t capacity_;
  Index index_;
  Queues queues_;
  TrackedVector<std::uint8_t> visited_;
  Slot hand_;  ///< where the next search begins; the end: at the oldest
};

}  // namespace cachebound::eviction
