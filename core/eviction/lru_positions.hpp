// LRU over a compiled trace, without a list: the order of recency is the trace itself.
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/index.hpp"
#include "eviction/policy.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

/// Every object has the position of its last request, and a position is live while it is somebody's last. All entries
/// lie at live positions from a tail on, so a request hits exactly when its object's position is not before the tail,
/// and the victim is the first live one. The same hits and victims as Lru (Mattson et al., 1970). O(1) amortised.
class LruPositions {
 public:
  using Key = std::uint32_t;
  using Probe = Key;

  LruPositions(std::uint32_t capacity, const CompiledIds& trace, Account& account)
      : capacity_(capacity),
        ids_(trace.ids),
        last_(trace.objects, never, TrackingAllocator<std::uint32_t>(account)),
        live_(words(trace), ~std::uint64_t{0}, TrackingAllocator<std::uint64_t>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t, const CompiledIds& trace) noexcept {
    return std::uint64_t{trace.objects} * sizeof(std::uint32_t) + words(trace) * sizeof(std::uint64_t);
  }

  /// The trace's requests in order.
  template <class Watch>
  bool access(Probe id, Watch&& watch) {
    const std::uint32_t position = ++position_, last = last_[id];
    assert(ids_[position - 1] == id);
    last_[id] = position;
    live_[last / 64] &= ~(std::uint64_t{1} << (last % 64));
    if (last >= tail_) return true;
    if (size_ < capacity_) {
      ++size_;
    } else {
      evict(watch);
    }
    return false;
  }

  [[nodiscard]] Probe prepare(Key id) const noexcept {
    prefetch(&last_[id]);
    return id;
  }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    std::uint32_t position = tail_;
    while (!live(position)) ++position;
    return NextVictim{ids_[position - 1], Reason::least_recently_used};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    std::uint32_t newest = position_ + 1, oldest = tail_ - 1;
    QueuesWriter(json, label)
        .queue(
            {"queue", size_, capacity_},
            [&](std::uint32_t) {
              while (!live(--newest)) continue;
              return FrameCell{ids_[newest - 1]};
            },
            [&](std::uint32_t) {
              while (!live(++oldest)) continue;
              return FrameCell{ids_[oldest - 1]};
            });
  }

 private:
  /// Positions count from 1.
  static constexpr std::uint32_t never = 0;

  [[nodiscard]] static constexpr std::size_t words(const CompiledIds& trace) noexcept {
    return trace.ids.size() / 64 + 1;
  }

  [[nodiscard]] bool live(std::uint32_t position) const noexcept {
    return (live_[position / 64] >> (position % 64) & 1) != 0;
  }

  /// The newcomer's own position is live, so the search ends.
  template <class Watch>
  void evict(Watch& watch) {
    std::uint64_t word = live_[tail_ / 64] >> (tail_ % 64);
    while (word == 0) {
      tail_ = (tail_ / 64 + 1) * 64;
      word = live_[tail_ / 64];
    }
    tail_ += static_cast<std::uint32_t>(std::countr_zero(word)) + 1;
    watch.evicted(ids_[tail_ - 2], Reason::least_recently_used);
  }

  std::uint32_t capacity_, size_ = 0, position_ = 0, tail_ = 1;
  std::span<const std::uint32_t> ids_;
  TrackedVector<std::uint32_t> last_;  ///< by id
  TrackedVector<std::uint64_t> live_;  ///< one bit a position; set where nobody has been yet
};

}  // namespace cachebound::eviction
