// ARC (Megiddo, Modha, FAST '03): entries seen once and entries seen again share the cache, and the ghosts of both say
// how.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// T1 and T2 hold entries, B1 and B2 the keys of those that left them; names as in the paper's figure 4. The target of
/// T1 is a real number, and its change is taken before the ghost that caused it is gone (the paper leaves both open).
/// O(1).
template <class Index>
class Arc {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  Arc(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity), index_(2 * capacity, keys, account), queues_(2 * capacity, queues, account) {
    queues_.fill(vacant);
  }

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(2 * capacity, keys) + Queues::bytes(2 * capacity, queues);
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    Slot slot = index_.find(key);
    if (slot == no_slot) {
      if (size() == capacity_) make_room(watch);
      slot = queues_.pop(vacant);
      index_.enter(key, slot);
      queues_.push(t1, slot);
      return false;
    }
    const QueueNumber queue = queues_.queue_of(slot);
    if (queue == t1 || queue == t2) {
      queues_.move(slot, t2);
      return true;
    }
    adapt(queue);
    queues_.remove(slot);
    if (size() == capacity_) replace(queue == b2, watch);
    queues_.push(t2, slot);
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return queues_.size(t1) + queues_.size(t2); }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    const bool from_t1 = takes_from_t1(false);
    return NextVictim{index_.key(queues_.oldest(from_t1 ? t1 : t2)), reason(from_t1)};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    const auto cell = [this](Slot slot) { return FrameCell{index_.key(slot)}; };
    QueuesWriter writer(json, label);
    write_queue(writer, {"T1", queues_.size(t1), std::nullopt, false, {}, target_}, queues_, t1, cell);
    write_queue(writer, {"T2", queues_.size(t2)}, queues_, t2, cell);
    write_queue(writer, {"B1", queues_.size(b1), std::nullopt, true}, queues_, b1, cell);
    write_queue(writer, {"B2", queues_.size(b2), std::nullopt, true}, queues_, b2, cell);
  }

 private:
  enum : QueueNumber { t1, t2, b1, b2, vacant, queues };

  /// Cases II and III: a ghost hit says that its side was given too little.
  void adapt(QueueNumber ghost) noexcept {
    const double mine = queues_.size(ghost), other = queues_.size(ghost == b1 ? b2 : b1);
    const double step = std::max(other / mine, 1.0);
    target_ = ghost == b1 ? std::min(target_ + step, static_cast<double>(capacity_)) : std::max(target_ - step, 0.0);
  }

  /// Case IV: a key in none of the four lists.
  template <class Watch>
  void make_room(Watch& watch) {
    if (queues_.size(t1) + queues_.size(b1) == capacity_) {
      if (queues_.empty(b1)) {
        const Slot victim = queues_.oldest(t1);
        watch.evicted(index_.key(victim), Reason::seen_once_lately);
        forget(victim);
        return;
      }
      forget(queues_.oldest(b1));
    } else if (queues_.empty(vacant)) {
      forget(queues_.oldest(b2));
    }
    replace(false, watch);
  }

  /// REPLACE of the paper.
  template <class Watch>
  void replace(bool ghost_of_t2, Watch& watch) {
    const bool from_t1 = takes_from_t1(ghost_of_t2);
    const Slot victim = queues_.oldest(from_t1 ? t1 : t2);
    watch.evicted(index_.key(victim), reason(from_t1));
    queues_.move(victim, from_t1 ? b1 : b2);
  }

  [[nodiscard]] bool takes_from_t1(bool ghost_of_t2) const noexcept {
    const std::uint32_t once = queues_.size(t1);
    const bool over_target = once > 0 && (once > target_ || (ghost_of_t2 && once == target_));
    return over_target || queues_.empty(t2);
  }
  [[nodiscard]] static constexpr Reason reason(bool from_t1) noexcept {
    return from_t1 ? Reason::seen_once_lately : Reason::seen_often_before;
  }

  void forget(Slot slot) noexcept {
    index_.leave(slot);
    queues_.move(slot, vacant);
  }

  std::uint32_t capacity_;
  double target_ = 0;  ///< p in the paper: the size that T1 should have
  Index index_;
  Queues queues_;
};

}  // namespace cachebound::eviction
