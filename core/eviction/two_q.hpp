// 2Q (Johnson, Shasha, VLDB '94, the full version): only who is asked for again after having left enters the main
// queue.
#pragma once

#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// A1in, a FIFO of a quarter of the capacity; A1out, the keys of half as many as left it; Am, an LRU queue. A hit in
/// A1in moves nothing (the paper: "if X is in A1in, do nothing"); A1in gives up entries only above its size. O(1).
template <class Index>
class TwoQ {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  TwoQ(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity),
        in_limit_(capacity / 4),
        out_limit_(capacity / 2),
        index_(slots(capacity), keys, account),
        queues_(slots(capacity), queues, account) {
    queues_.fill(vacant);
  }

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(slots(capacity), keys) + Queues::bytes(slots(capacity), queues);
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    Slot slot = index_.find(key);
    const bool known = slot != no_slot;
    if (known) {
      const QueueNumber queue = queues_.queue_of(slot);
      if (queue == am) queues_.renew(slot);
      if (queue != a1out) return true;
      queues_.remove(slot);
    }
    if (size() == capacity_) evict(watch);
    if (known) {
      queues_.push(am, slot);
    } else {
      slot = queues_.pop(vacant);
      index_.enter(key, slot);
      queues_.push(a1in, slot);
    }
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return queues_.size(a1in) + queues_.size(am); }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    const bool from_in = takes_from_in();
    return NextVictim{index_.key(queues_.oldest(from_in ? a1in : am)), reason(from_in)};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    const auto cell = [this](Slot slot) { return FrameCell{index_.key(slot)}; };
    QueuesWriter writer(json, label);
    write_queue(writer, {"A1in", queues_.size(a1in), in_limit_}, queues_, a1in, cell);
    write_queue(writer, {"Am", queues_.size(am), capacity_ - in_limit_}, queues_, am, cell);
    write_queue(writer, {"A1out", queues_.size(a1out), out_limit_, true}, queues_, a1out, cell);
  }

 private:
  enum : QueueNumber { a1in, am, a1out, vacant, queues };

  [[nodiscard]] static constexpr std::uint32_t slots(std::uint32_t capacity) noexcept {
    return capacity + capacity / 2;
  }

  [[nodiscard]] bool takes_from_in() const noexcept { return queues_.size(a1in) > in_limit_; }
  [[nodiscard]] static constexpr Reason reason(bool from_in) noexcept {
    return from_in ? Reason::first_in_only_once : Reason::least_recently_used;
  }

  template <class Watch>
  void evict(Watch& watch) {
    const bool from_in = takes_from_in();
    const Slot victim = queues_.oldest(from_in ? a1in : am);
    watch.evicted(index_.key(victim), reason(from_in));
    if (!from_in || out_limit_ == 0) {
      forget(victim);
    } else {
      if (queues_.size(a1out) == out_limit_) forget(queues_.oldest(a1out));
      queues_.move(victim, a1out);
    }
  }

  void forget(Slot slot) noexcept {
    index_.leave(slot);
    queues_.move(slot, vacant);
  }

  std::uint32_t capacity_, in_limit_, out_limit_;
  Index index_;
  Queues queues_;
};

}  // namespace cachebound::eviction
