// How long each request took: the mean, and what the slowest had to bear.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

#include "base/clock.hpp"
#include "engine/report.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::exercises {

/// Keeps every time, so that a percentile is one that was really taken; allocates once, when constructed.
class LatencyRecord {
 public:
  /// Takes at most `most` times.
  LatencyRecord(std::uint32_t most, Account& account) : times_(TrackingAllocator<std::uint64_t>(account)) {
    times_.reserve(most);
  }

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t most) noexcept {
    return most * sizeof(std::uint64_t);
  }

  void add(Nanoseconds time) {
    assert(times_.size() < times_.capacity());
    times_.push_back(static_cast<std::uint64_t>(time.count()));
    total_ += times_.back();
    longest_ = std::max(longest_, times_.back());
  }

  [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(times_.size()); }
  /// NaN when there is none.
  [[nodiscard]] double mean_ms() const noexcept {
    return count() == 0 ? no_figure : static_cast<double>(total_) / count() / 1e6;
  }
  [[nodiscard]] double longest_ms() const noexcept {
    return count() == 0 ? no_figure : static_cast<double>(longest_) / 1e6;
  }
  /// The nearest rank: the shortest time that at least so many in a hundred do not exceed; NaN when there is none.
  /// `percent` from 1 to 100. O(n).
  [[nodiscard]] double percentile_ms(std::uint32_t percent) const {
    if (count() == 0) return no_figure;
    std::vector<std::uint64_t> times(times_.begin(), times_.end());
    const auto rank = times.begin() + static_cast<std::ptrdiff_t>((times.size() * percent + 99) / 100 - 1);
    std::nth_element(times.begin(), rank, times.end());
    return static_cast<double>(*rank) / 1e6;
  }

 private:
  TrackedVector<std::uint64_t> times_;
  std::uint64_t total_ = 0, longest_ = 0;
};

}  // namespace cachebound::exercises
