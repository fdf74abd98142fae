// SLRU (Karedla, Love, Wherry, "Caching strategies to improve disk system performance", IEEE Computer 27(3), 1994):
// newcomers are on probation; each hit lifts an entry one segment, and overflow sinks back.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// Four equal segments, each an LRU queue; the lowest also takes what is left when four does not divide the capacity.
/// The paper has two segments; four are the parameters that measurements elsewhere were made with. O(1).
template <class Index>
class Slru {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  Slru(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity), index_(capacity, keys, account), queues_(capacity, segments, account) {
    limits_.fill(capacity / segments);
    limits_[0] = capacity - (segments - 1) * (capacity / segments);
  }

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(capacity, keys) + Queues::bytes(capacity, segments);
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    if (const Slot slot = index_.find(key); slot != no_slot) {
      lift(slot);
      return true;
    }
    Slot slot = size_;
    QueueNumber segment = 0;
    if (size_ == capacity_) {
      slot = queues_.pop(0);
      watch.evicted(index_.key(slot), Reason::probation);
      index_.leave(slot);
    } else {
      ++size_;
      while (queues_.size(segment) == limits_[segment]) ++segment;
    }
    index_.enter(key, slot);
    queues_.push(segment, slot);
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    return NextVictim{index_.key(queues_.oldest(0)), Reason::probation};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    constexpr std::array<std::string_view, segments> names{"probation", "second", "third", "protected"};
    QueuesWriter writer(json, label);
    for (QueueNumber i = segments; i-- > 0;) {
      write_queue(writer, {names[i], queues_.size(i), limits_[i]}, queues_, i,
                  [this](Slot slot) { return FrameCell{index_.key(slot)}; });
    }
  }

 private:
  static constexpr QueueNumber segments = 4;

  /// The segment below has just lost an entry, so the one that sinks always finds room there.
  void lift(Slot slot) noexcept {
    const QueueNumber segment = queues_.queue_of(slot);
    if (segment == segments - 1) {
      queues_.renew(slot);
      return;
    }
    const auto higher = static_cast<QueueNumber>(segment + 1);
    queues_.move(slot, higher);
    if (queues_.size(higher) > limits_[higher]) queues_.push(segment, queues_.pop(higher));
  }

  std::uint32_t capacity_, size_ = 0;
  std::array<std::uint32_t, segments> limits_{};
  Index index_;
  Queues queues_;
};

}  // namespace cachebound::eviction
