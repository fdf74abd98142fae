// Weights by stack distance in buckets that widen with the distance: fixed memory for distances of any size.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Distances below 256 have a bucket each; above, every doubling is divided into 128, so that a bucket is at most 0.8 %
/// wide. Distances from 2^40 on share the last.
class DistanceHistogram {
  static constexpr std::uint32_t exact_bits = 8, largest_bits = 40;

 public:
  static constexpr std::uint32_t buckets = ((largest_bits - exact_bits) + 2) << (exact_bits - 1);

  explicit DistanceHistogram(Account& account) : weights_(buckets, 0, TrackingAllocator<double>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes() noexcept {
    return std::uint64_t{buckets} * sizeof(double);
  }

  void add(std::uint64_t distance, double weight) noexcept { weights_[bucket_of(distance)] += weight; }
  [[nodiscard]] double weight(std::uint32_t bucket) const noexcept { return weights_[bucket]; }

  [[nodiscard]] static constexpr std::uint32_t bucket_of(std::uint64_t distance) noexcept {
    const std::uint64_t counted = std::min(distance, (std::uint64_t{1} << largest_bits) - 1);
    const auto shift = std::max(static_cast<std::uint32_t>(std::bit_width(counted)), exact_bits) - exact_bits;
    return (shift << (exact_bits - 1)) + static_cast<std::uint32_t>(counted >> shift);
  }

  /// The size of the smallest cache in which requests of this bucket count as hits: the middle of those that its
  /// distances need, a distance needing one entry more.
  [[nodiscard]] static constexpr std::uint64_t size_of(std::uint32_t bucket) noexcept {
    const std::uint32_t half = 1U << (exact_bits - 1);
    const std::uint32_t shift = bucket < 2 * half ? 0 : bucket / half - 1;
    const std::uint64_t lowest = std::uint64_t{bucket - shift * half} << shift, width = std::uint64_t{1} << shift;
    return lowest + (width + 1) / 2;
  }

 private:
  TrackedVector<double> weights_;
};

}  // namespace cachebound
