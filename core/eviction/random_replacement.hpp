// Random replacement (Belady, IBM Systems Journal 5(2), 1966, there RAND): every entry is as likely to leave as any
// other.
#pragma once

#include <cstdint>
#include <optional>

#include "base/random.hpp"
#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/index.hpp"

namespace cachebound::eviction {

/// The victim is `random.Random(seed).randrange(capacity)`, one draw an eviction: Python can repeat it. O(1).
template <class Index>
class RandomReplacement {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  RandomReplacement(std::uint32_t capacity, typename Index::Keys keys, Account& account, std::uint64_t seed)
      : capacity_(capacity), index_(capacity, keys, account), random_(seed) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(capacity, keys);
  }

  /// The newcomer takes the slot of the victim.
  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    if (index_.find(key) != no_slot) return true;
    Slot slot = size_;
    if (size_ == capacity_) {
      slot = static_cast<Slot>(random_.randrange(capacity_));
      watch.evicted(index_.key(slot), Reason::drawn_by_lot);
      index_.leave(slot);
    } else {
      ++size_;
    }
    index_.enter(key, slot);
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  /// The lot that will be drawn, without drawing it.
  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    Random copy = random_;
    return NextVictim{index_.key(static_cast<Slot>(copy.randrange(capacity_))), Reason::drawn_by_lot};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    QueuesWriter(json, label)
        .queue(
            {"slots", size_, capacity_}, [this](std::uint32_t i) { return FrameCell{index_.key(i)}; },
            [this](std::uint32_t i) { return FrameCell{index_.key(size_ - 1 - i)}; });
  }

 private:
  std::uint32_t capacity_, size_ = 0;
  Index index_;
  Random random_;
};

}  // namespace cachebound::eviction
