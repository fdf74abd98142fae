// LIRS (Jiang, Zhang, SIGMETRICS '02): whoever returned after a short while is trusted; the rest pass through a small
// queue.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// Stack S orders by recency all that has a low inter-reference recency (LIR) and what was asked for since the oldest
/// of those; queue Q, a hundredth of the capacity, holds the resident entries that are not LIR (HIR). The paper leaves
/// the length of S open; here it is twice the capacity, and beyond it the ghost that left the cache first is forgotten.
/// The cases are those of the paper's section 3.3. On a hit of an entry in Q that is not in S, "we leave its status
/// in HIR and move it to the end of list Q": that line decides against libCacheSim, which then demotes a LIR entry too
/// and so evicts one on a hit. O(1) amortised.
template <class Index>
class Lirs {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  Lirs(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity),
        lir_limit_(capacity - hir_of(capacity)),
        index_(slots(capacity), keys, account),
        stack_(slots(capacity), stacks, account),
        queues_(slots(capacity), queues, account) {
    stack_.fill(outside);
    queues_.fill(vacant);
  }

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(slots(capacity), keys) + Queues::bytes(slots(capacity), stacks) +
           Queues::bytes(slots(capacity), queues);
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    Slot slot = index_.find(key);
    const QueueNumber status = slot == no_slot ? QueueNumber{vacant} : queues_.queue_of(slot);
    const bool hit = status == lir || status == hir;
    if (!hit) {
      if (status == ghost) queues_.remove(slot);
      if (size() == capacity_) evict(watch);
      if (status == vacant) {
        slot = queues_.pop(vacant);
        index_.enter(key, slot);
      }
    }
    const bool in_stack = stack_.queue_of(slot) == s;
    stack_.move(slot, s);
    if (status == vacant) {
      // The first entries are LIR without having returned.
      queues_.push(queues_.size(lir) < lir_limit_ ? lir : hir, slot);
    } else if (status == ghost) {
      queues_.push(lir, slot);
    } else if (status == hir) {
      queues_.move(slot, in_stack ? lir : hir);
    }
    if (queues_.size(lir) > lir_limit_) demote();
    prune();
    if (stack_.size(s) > 2 * capacity_ && !queues_.empty(ghost)) forget(queues_.oldest(ghost));
    return hit;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return queues_.size(lir) + queues_.size(hir); }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    return NextVictim{index_.key(queues_.oldest(hir)), Reason::long_reuse};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    const auto cell = [this](Slot slot) {
      return FrameCell{index_.key(slot), queues_.queue_of(slot) == lir ? 1U : 0U};
    };
    QueuesWriter writer(json, label);
    write_queue(writer, {"S", stack_.size(s), 2 * capacity_, false, "LIR"}, stack_, s, cell);
    write_queue(writer, {"Q", queues_.size(hir), capacity_ - lir_limit_}, queues_, hir, cell);
    write_queue(writer, {"ghosts in S", queues_.size(ghost), std::nullopt, true}, queues_, ghost, cell);
  }

 private:
  enum : QueueNumber { s, outside, stacks };
  enum : QueueNumber { lir, hir, ghost, vacant, queues };

  [[nodiscard]] static constexpr std::uint32_t hir_of(std::uint32_t capacity) noexcept {
    return std::max(1U, capacity / 100);
  }
  /// Ghosts come only once all of LIR is in S: beside them S has room for this many, and one before it is cut.
  [[nodiscard]] static constexpr std::uint32_t slots(std::uint32_t capacity) noexcept {
    return 2 * capacity + hir_of(capacity) + 1;
  }

  /// The front of Q leaves the cache; while S remembers it, it is a ghost.
  template <class Watch>
  void evict(Watch& watch) {
    const Slot victim = queues_.oldest(hir);
    watch.evicted(index_.key(victim), Reason::long_reuse);
    if (stack_.queue_of(victim) == s) {
      queues_.move(victim, ghost);
    } else {
      forget(victim);
    }
  }

  /// The LIR entry at the bottom of S goes to the end of Q.
  void demote() noexcept {
    const Slot slot = stack_.oldest(s);
    stack_.move(slot, outside);
    queues_.move(slot, hir);
    prune();
  }

  /// The bottom of S is always LIR.
  void prune() noexcept {
    while (!stack_.empty(s)) {
      const Slot slot = stack_.oldest(s);
      const QueueNumber status = queues_.queue_of(slot);
      if (status == lir) return;
      if (status == ghost) {
        forget(slot);
      } else {
        stack_.move(slot, outside);
      }
    }
  }

  void forget(Slot slot) noexcept {
    index_.leave(slot);
    stack_.move(slot, outside);
    queues_.move(slot, vacant);
  }

  std::uint32_t capacity_, lir_limit_;
  Index index_;
  Queues stack_, queues_;
};

}  // namespace cachebound::eviction
