// @title@, which decides as FIFO does (Belady, IBM Systems Journal 5(2), 1966): whoever came first leaves first.
#pragma once

#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// One queue in the order of arrival. O(1).
template <class Index>
class @Class@ {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  @Class@(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity), index_(capacity, keys, account), queues_(capacity, 1, account) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(capacity, keys) + Queues::bytes(capacity, 1);
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    if (index_.find(key) != no_slot) return true;
    const Slot slot = size() == capacity_ ? evict(watch) : size();
    index_.enter(key, slot);
    queues_.push(queue, slot);
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return queues_.size(queue); }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    return NextVictim{index_.key(queues_.oldest(queue)), Reason::oldest};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    QueuesWriter writer(json, label);
    write_queue(writer, {"queue", size(), capacity_}, queues_, queue,
                [this](Slot slot) { return FrameCell{index_.key(slot)}; });
  }

 private:
  static constexpr QueueNumber queue = 0;

  template <class Watch>
  Slot evict(Watch& watch) {
    const Slot slot = queues_.pop(queue);
    watch.evicted(index_.key(slot), Reason::oldest);
    index_.leave(slot);
    return slot;
  }

  std::uint32_t capacity_;
  Index index_;
  Queues queues_;
};

}  // namespace cachebound::eviction
