// An LRU curve from a sample of the keys, in memory that no trace can change: Waldspurger, Park, Garthwaite and Ahmad,
// "Efficient MRC construction with SHARDS", USENIX FAST '15. A key is sampled when its hash lies below a threshold; so
// all requests to it are, and distances among sampled keys are the true ones scaled by the sampling rate.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/digest.hpp"
#include "cache/slot_index.hpp"
#include "trace/curve/distance_histogram.hpp"
#include "trace/curve/miss_ratio_curve.hpp"
#include "trace/curve/recency_stack.hpp"

namespace cachebound {

/// The fixed-size variant with their correction (SHARDS-adj): the threshold starts at "all keys" and falls to the
/// largest hash held whenever one key too many is held (section 3.2). Where they rescale the histogram when the
/// threshold falls, each request is entered here with the weight 1/rate of its time: the same sums in another order.
class Shards {
 public:
  /// Keys held at most, 1 to 2^24. Each seed draws another sample. Allocates in its constructor only.
  Shards(std::uint32_t most_samples, std::uint64_t seed, Account& account);

  /// 549 KiB for 8192 samples.
  [[nodiscard]] static std::uint64_t worst_case_bytes(std::uint32_t most_samples) noexcept;

  /// The next requests of the trace, as 64-bit keys or as dense ids; the same numbers give the same sample.
  /// O(1) a request; one whose key is sampled costs O(log samples) while the sample still changes.
  void record(std::span<const std::uint64_t> keys) noexcept;
  void record(std::span<const std::uint32_t> ids) noexcept;

  /// The share of keys sampled now; a size below 1/rate is less than the sample can tell.
  [[nodiscard]] double rate() const noexcept { return static_cast<double>(threshold_) / hashes; }
  [[nodiscard]] std::uint32_t samples() const noexcept { return static_cast<std::uint32_t>(slots_.size()); }
  [[nodiscard]] std::uint64_t requests() const noexcept { return requests_; }
  /// Requests to keys that were sampled at their time.
  [[nodiscard]] std::uint64_t sampled_requests() const noexcept { return sampled_requests_; }
  /// Distinct keys of the trace, estimated; exact as long as all are sampled.
  [[nodiscard]] double estimated_objects() const noexcept { return static_cast<double>(samples()) / rate(); }

  /// All sizes. SHARDS-adj (section 4.3): what the sampled requests fall short of their expected number, or exceed it,
  /// counts as hits at the smallest distance; frequent keys in the sample or missing from it are what moves that
  /// number.
  [[nodiscard]] MissRatioCurve curve() const;

  /// An estimate of the curve's mean absolute error, from the sample alone. Two things are uncertain at a size: the
  /// weight of the misses, by the scatter of the curves of eight parts of the sample (other bits of the hash); and the
  /// size itself, of which the sample holds only size × rate keys, so that it is known to 1 in the root of that. Both
  /// together give a standard error; the mean over the sizes up to `estimated_objects` is that of a normal
  /// distribution, sqrt(2/π) of it. 0 as long as every key is sampled: then the curve is exact but for the width of the
  /// histogram's buckets.
  [[nodiscard]] double estimated_error() const;

 private:
  static constexpr double hashes = 18446744073709551616.0;  ///< 2^64
  static constexpr std::uint32_t parts = 8;

  struct Slot {
    std::uint64_t key;  ///< the hash, which is as good: `mix` gives no two keys the same
  };
  struct Hash {
    std::size_t operator()(std::uint64_t hash) const noexcept { return static_cast<std::size_t>(hash); }
  };
  using Index = SlotIndex<std::uint64_t, Hash>;

  template <class Key>
  void record_all(std::span<const Key> keys) noexcept;
  void record_sampled(std::uint64_t hash) noexcept;
  void admit(std::uint64_t hash) noexcept;

  std::uint32_t most_samples_;
  std::uint64_t salt_, threshold_ = ~std::uint64_t{0};  ///< sampled: hashes below the threshold
  std::uint64_t requests_ = 0, sampled_requests_ = 0;
  TrackedVector<Slot> slots_;
  Index index_;
  RecencyStack stack_;
  TrackedVector<SlotLink> by_hash_;  ///< a heap of slots, the largest hash first
  std::array<DistanceHistogram, parts> distances_;
  std::array<double, parts> sampled_weight_{};
};

}  // namespace cachebound
