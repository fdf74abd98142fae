// S3-FIFO (Yang et al., SOSP '23): a small FIFO lets most newcomers go again soon, a main FIFO keeps those that were
// asked for, and ghosts of the small one come back straight into main.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// Small: a tenth of the capacity; main: the rest; ghosts: nine tenths. Small promotes at two requests or more and the
/// count starts anew; the paper's algorithm 1 says "more than one". Main reinserts with one request fewer. Nothing
/// enters a small queue of one entry or none, as in the authors' simulator: below a capacity of 20 all requests miss.
/// O(1) amortised.
template <class Index>
class S3Fifo {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  S3Fifo(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity),
        small_limit_(capacity / 10),
        ghost_limit_(ghosts_of(capacity)),
        index_(slots(capacity), keys, account),
        queues_(slots(capacity), queues, account),
        requests_(slots(capacity), 0, TrackingAllocator<std::uint8_t>(account)) {
    queues_.fill(vacant);
  }

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(slots(capacity), keys) + Queues::bytes(slots(capacity), queues) + slots(capacity);
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    Slot slot = index_.find(key);
    const bool known = slot != no_slot;
    if (known && queues_.queue_of(slot) != ghost) {
      requests_[slot] = static_cast<std::uint8_t>(requests_[slot] + (requests_[slot] < most_requests));
      return true;
    }
    if (small_limit_ <= 1) return false;
    if (known) queues_.remove(slot);
    if (size() == capacity_) evict(watch);
    if (!known) {
      slot = queues_.pop(vacant);
      index_.enter(key, slot);
    }
    requests_[slot] = 0;
    queues_.push(known ? main : small, slot);
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return queues_.size(small) + queues_.size(main); }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    if (main_has_room()) {
      for (Slot slot = queues_.oldest(small); slot != queues_.end(small); slot = queues_.newer(slot)) {
        if (requests_[slot] < to_promote) return NextVictim{index_.key(slot), Reason::small_unrequested};
      }
    }
    // Each round of main takes one request from all: the first of those with the fewest is the first without one. What
    // has come over from small has none.
    const bool from_small = main_has_room() && !queues_.empty(small);
    Slot victim = from_small ? queues_.oldest(small) : queues_.oldest(main);
    std::uint32_t fewest = from_small ? 1 : most_requests + 1;
    for (Slot slot = queues_.oldest(main); slot != queues_.end(main); slot = queues_.newer(slot)) {
      if (requests_[slot] >= fewest) continue;
      fewest = requests_[slot];
      victim = slot;
    }
    return NextVictim{index_.key(victim), Reason::main_unrequested};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    const auto cell = [this](Slot slot) { return FrameCell{index_.key(slot), requests_[slot]}; };
    QueuesWriter writer(json, label);
    write_queue(writer, {"small", queues_.size(small), small_limit_, false, "requests"}, queues_, small, cell);
    write_queue(writer, {"main", queues_.size(main), capacity_ - small_limit_, false, "requests"}, queues_, main, cell);
    write_queue(writer, {"ghosts", queues_.size(ghost), ghost_limit_, true}, queues_, ghost, cell);
  }

 private:
  enum : QueueNumber { small, main, ghost, vacant, queues };
  static constexpr std::uint8_t most_requests = 3, to_promote = 2;

  [[nodiscard]] static constexpr std::uint32_t ghosts_of(std::uint32_t capacity) noexcept {
    return static_cast<std::uint32_t>(std::uint64_t{capacity} * 9 / 10);
  }
  [[nodiscard]] static constexpr std::uint32_t slots(std::uint32_t capacity) noexcept {
    return capacity + ghosts_of(capacity);
  }

  [[nodiscard]] bool main_has_room() const noexcept { return queues_.size(main) <= capacity_ - small_limit_; }

  template <class Watch>
  void evict(Watch& watch) {
    if (main_has_room() && evict_from_small(watch)) return;
    evict_from_main(watch);
  }

  /// False when all of small has moved to main.
  template <class Watch>
  bool evict_from_small(Watch& watch) {
    while (!queues_.empty(small)) {
      const Slot slot = queues_.oldest(small);
      if (requests_[slot] < to_promote) {
        watch.evicted(index_.key(slot), Reason::small_unrequested);
        if (queues_.size(ghost) == ghost_limit_) forget(queues_.oldest(ghost));
        queues_.move(slot, ghost);
        return true;
      }
      requests_[slot] = 0;
      queues_.move(slot, main);
    }
    return false;
  }

  template <class Watch>
  void evict_from_main(Watch& watch) {
    Slot slot = queues_.oldest(main);
    for (; requests_[slot] > 0; slot = queues_.oldest(main)) {
      --requests_[slot];
      queues_.renew(slot);
    }
    watch.evicted(index_.key(slot), Reason::main_unrequested);
    forget(slot);
  }

  void forget(Slot slot) noexcept {
    index_.leave(slot);
    queues_.move(slot, vacant);
  }

  std::uint32_t capacity_, small_limit_, ghost_limit_;
  Index index_;
  Queues queues_;
  TrackedVector<std::uint8_t> requests_;
};

}  // namespace cachebound::eviction
