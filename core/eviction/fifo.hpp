// FIFO (Belady, "A study of replacement algorithms for a virtual-storage computer", IBM Systems Journal 5(2), 1966):
// whoever came first leaves first, however often it is asked for.
#pragma once

#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/index.hpp"

namespace cachebound::eviction {

/// Entries lie in a ring of slots in the order in which they came. O(1).
template <class Index>
class Fifo {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  Fifo(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity), index_(capacity, keys, account) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(capacity, keys);
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    if (index_.find(key) != no_slot) return true;
    if (size_ == capacity_) {
      watch.evicted(index_.key(next_), Reason::oldest);
      index_.leave(next_);
    } else {
      ++size_;
    }
    index_.enter(key, next_);
    next_ = next_ + 1 == capacity_ ? 0 : next_ + 1;
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    return NextVictim{index_.key(next_), Reason::oldest};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    const auto cell = [this](std::uint32_t steps_from_next) {
      return FrameCell{index_.key((next_ + steps_from_next) % capacity_)};
    };
    QueuesWriter(json, label)
        .queue(
            {"queue", size_, capacity_}, [&](std::uint32_t i) { return cell(capacity_ - 1 - i); },
            [&](std::uint32_t i) { return cell(capacity_ - size_ + i); });
  }

 private:
  std::uint32_t capacity_, size_ = 0;
  Slot next_ = 0;
  Index index_;
};

}  // namespace cachebound::eviction
