// How long things took, in a fixed number of buckets whatever their number: as HdrHistogram has it
// (G. Tene, https://hdrhistogram.org), each power of two is cut into 64 equal parts.
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <limits>

#include "base/clock.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// A percentile is told as the longest time of its bucket, but never longer than the longest time added: too high by
/// less than 1/64. Mean and longest are exact. Times from 0 up to 2^40 ns (18 minutes); longer ones count as that.
/// Allocates 8,960 bytes once, when constructed; adding is O(1).
class LatencyHistogram {
 public:
  static constexpr std::uint64_t worst_case_bytes = 2240 * sizeof(std::uint32_t);

  explicit LatencyHistogram(Account& account) : buckets_(2240, 0, TrackingAllocator<std::uint32_t>(account)) {}

  void add(Nanoseconds time) {
    assert(time >= Nanoseconds::zero());
    const std::uint64_t ns = std::min(static_cast<std::uint64_t>(time.count()), longest_told);
    ++buckets_[bucket_of(ns)];
    ++count_;
    total_ += static_cast<std::uint64_t>(time.count());
    longest_ = std::max(longest_, static_cast<std::uint64_t>(time.count()));
  }

  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  /// Milliseconds; NaN when there is none.
  [[nodiscard]] double mean_ms() const noexcept {
    return count_ == 0 ? none : static_cast<double>(total_) / static_cast<double>(count_) / 1e6;
  }
  [[nodiscard]] double longest_ms() const noexcept { return count_ == 0 ? none : static_cast<double>(longest_) / 1e6; }
  /// The nearest rank: a time that at least so many in a hundred do not exceed. `percent` from 1 to 100. O(buckets).
  [[nodiscard]] double percentile_ms(std::uint32_t percent) const noexcept {
    if (count_ == 0) return none;
    const std::uint64_t rank = (count_ * percent + 99) / 100;
    std::uint64_t below = 0;
    std::uint32_t bucket = 0;
    while ((below += buckets_[bucket]) < rank) ++bucket;
    return static_cast<double>(std::min(longest_in(bucket), longest_)) / 1e6;
  }

 private:
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();
  static constexpr std::uint64_t longest_told = (std::uint64_t{1} << 40) - 1;

  [[nodiscard]] static constexpr std::uint32_t bucket_of(std::uint64_t ns) noexcept {
    const auto width = static_cast<std::uint32_t>(std::bit_width(ns));
    const std::uint32_t shift = width > 7 ? width - 7 : 0;
    return (shift << 6) + static_cast<std::uint32_t>(ns >> shift);
  }
  [[nodiscard]] static constexpr std::uint64_t longest_in(std::uint32_t bucket) noexcept {
    if (bucket < 128) return bucket;
    const std::uint32_t shift = (bucket >> 6) - 1;
    return ((std::uint64_t{bucket & 63} + 65) << shift) - 1;
  }

  TrackedVector<std::uint32_t> buckets_;
  std::uint64_t count_ = 0, total_ = 0, longest_ = 0;
};

}  // namespace cachebound
