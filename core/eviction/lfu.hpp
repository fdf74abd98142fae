// LFU: whoever was asked for least often since it entered leaves; among equals the one that came to that frequency
// first (Shah, Mitra, Matani, "An O(1) algorithm for implementing the LFU cache eviction scheme", 2010).
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/frequency_buckets.hpp"
#include "eviction/index.hpp"

namespace cachebound::eviction {

/// Frequencies count from 1 at entry and are forgotten with the entry. O(1).
template <class Index>
class Lfu {
 public:
  using Key = typename Index::Key;
  using Probe = typename Index::Probe;

  Lfu(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity), index_(capacity, keys, account), buckets_(capacity, account) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(capacity, keys) + FrequencyBuckets::bytes(capacity);
  }

  template <class Watch>
  bool access(const Probe& key, Watch&& watch) {
    if (const Slot slot = index_.find(key); slot != no_slot) {
      buckets_.count(slot);
      return true;
    }
    Slot slot = size_;
    if (size_ == capacity_) {
      slot = buckets_.lowest();
      watch.evicted(index_.key(slot), Reason::least_frequently_used);
      index_.leave(slot);
      buckets_.remove(slot);
    } else {
      ++size_;
    }
    index_.enter(key, slot);
    buckets_.insert(slot);
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept { return index_.prepare(key); }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    return NextVictim{index_.key(buckets_.lowest()), Reason::least_frequently_used};
  }

  /// From the highest frequency to the next victim.
  void write_frame(JsonWriter& json, const Label& label) const {
    const auto cell = [this](Slot slot) {
      constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
      return FrameCell{index_.key(slot), static_cast<std::uint32_t>(std::min(buckets_.frequency(slot), most))};
    };
    Slot high = size_ == 0 ? 0 : buckets_.highest(), low = size_ == 0 ? 0 : buckets_.lowest();
    QueuesWriter(json, label)
        .queue(
            {"by frequency", size_, capacity_, false, "requests"},
            [&](std::uint32_t i) { return cell(i == 0 ? high : high = buckets_.before(high)); },
            [&](std::uint32_t i) { return cell(i == 0 ? low : low = buckets_.after(low)); });
  }

 private:
  std::uint32_t capacity_, size_ = 0;
  Index index_;
  FrequencyBuckets buckets_;
};

}  // namespace cachebound::eviction
