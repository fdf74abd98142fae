// Belady's optimal policy (MIN; IBM Systems Journal 5(2), 1966): whoever is needed again last leaves. No policy that
// keeps what it fetches has fewer misses.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/next_uses.hpp"
#include "eviction/policy.hpp"
#include "eviction/position_bits.hpp"

namespace cachebound::eviction {

/// Over a compiled trace, without looking up any id: an entry is the position at which it is needed next, so a request
/// hits exactly when its own position is in the set, and the victim is the highest. Entries that are not needed again
/// leave first, the one asked for longest ago before others. O(1) amortised.
class Belady {
 public:
  using Key = std::uint32_t;
  using Probe = Key;

  Belady(std::uint32_t capacity, const CompiledIds& trace, Account& account)
      : capacity_(capacity),
        ids_(trace.ids),
        found_(trace.next_uses.empty() ? find_next_uses(trace.ids, trace.objects, account)
                                       : TrackedVector<std::uint32_t>(TrackingAllocator<std::uint32_t>(account))),
        next_uses_(trace.next_uses.empty() ? std::span<const std::uint32_t>(found_) : trace.next_uses),
        needed_(requests(trace), account),
        useless_(capacity, 0, TrackingAllocator<std::uint32_t>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, const CompiledIds& trace) noexcept {
    const std::uint64_t found = trace.next_uses.empty() ? requests(trace) : 0;
    return PositionBits::bytes(requests(trace)) + (found + capacity) * sizeof(std::uint32_t);
  }

  /// The trace's requests in order.
  template <class Watch>
  bool access([[maybe_unused]] Probe id, Watch&& watch) {
    const std::uint32_t position = position_++, next = next_uses_[position];
    assert(ids_[position] == id);
    const bool hit = needed_.contains(position);
    if (hit) {
      --needed_size_;
    } else if (size() == capacity_) {
      evict(watch);
    }
    if (next < next_uses_.size()) {
      needed_.insert(next);
      ++needed_size_;
    } else {
      useless_[(oldest_useless_ + useless_size_) % capacity_] = position;
      ++useless_size_;
    }
    return hit;
  }

  [[nodiscard]] static Probe prepare(Key id) noexcept { return id; }
  [[nodiscard]] std::uint32_t size() const noexcept { return needed_size_ + useless_size_; }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    std::uint32_t position = 0;
    if (useless_size_ > 0) {
      position = useless_[oldest_useless_];
    } else {
      needed_.descend([&](std::uint32_t highest) {
        position = highest;
        return false;
      });
    }
    return NextVictim{ids_[position], Reason::farthest_next_use};
  }

  /// Farthest next use first; the mark counts the requests until then.
  void write_frame(JsonWriter& json, const Label& label) const {
    std::array<FrameCell, newest_cells + oldest_cells> cells{};
    std::uint32_t shown = 0;
    const std::uint32_t most = std::min<std::uint32_t>(needed_size_, cells.size());
    if (most > 0) {
      needed_.descend([&](std::uint32_t position) {
        cells[shown] = {ids_[position], position - position_ + 1};
        return ++shown < most;
      });
    }
    const auto none = [](std::uint32_t) { return FrameCell{}; };
    QueuesWriter writer(json, label);
    writer.queue(
        {"not needed again", std::min(useless_size_, oldest_cells)},
        [this](std::uint32_t i) { return FrameCell{ids_[useless_[(oldest_useless_ + i) % capacity_]]}; }, none);
    writer.queue(
        {"needed again, last first", shown, std::nullopt, false, "requests until then"},
        [&](std::uint32_t i) { return cells[i]; }, none);
  }

 private:
  [[nodiscard]] static constexpr std::uint32_t requests(const CompiledIds& trace) noexcept {
    return static_cast<std::uint32_t>(trace.ids.size());
  }

  template <class Watch>
  void evict(Watch& watch) {
    std::uint32_t victim = 0;
    if (useless_size_ > 0) {
      victim = useless_[oldest_useless_];
      oldest_useless_ = oldest_useless_ + 1 == capacity_ ? 0 : oldest_useless_ + 1;
      --useless_size_;
    } else {
      victim = needed_.highest();
      needed_.erase(victim);
      --needed_size_;
    }
    watch.evicted(ids_[victim], Reason::farthest_next_use);
  }

  std::uint32_t capacity_, position_ = 0, needed_size_ = 0, useless_size_ = 0, oldest_useless_ = 0;
  std::span<const std::uint32_t> ids_;
  TrackedVector<std::uint32_t> found_;
  std::span<const std::uint32_t> next_uses_;
  PositionBits needed_;                   ///< positions that have passed stay in it, and are never asked for again
  TrackedVector<std::uint32_t> useless_;  ///< a ring of the positions of last requests, oldest first
};

}  // namespace cachebound::eviction
