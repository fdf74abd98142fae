// The exact LRU curve of a stream of any length, in memory that the largest size of interest bounds: what lies deeper
// in the stack than that cache has entries misses at every smaller size, so it may be forgotten.
#pragma once

#include <cstdint>
#include <span>

#include "cache/slot_index.hpp"
#include "trace/curve/miss_ratio_curve.hpp"
#include "trace/curve/recency_stack.hpp"

namespace cachebound {

/// Over 64-bit keys, for the sizes 0 … largest_size. Allocates in its constructor only.
class StreamedLruCurve {
 public:
  /// 1 to 2^29.
  StreamedLruCurve(std::uint32_t largest_size, Account& account);

  /// About 46 bytes an entry of the largest size.
  [[nodiscard]] static std::uint64_t worst_case_bytes(std::uint32_t largest_size) noexcept;

  /// The next requests of the stream. O(1) amortised expected a request.
  void record(std::span<const std::uint64_t> keys);

  [[nodiscard]] std::uint64_t requests() const noexcept { return requests_; }
  [[nodiscard]] std::uint32_t largest_size() const noexcept { return largest_size_; }
  /// Whether the curve holds for all sizes: no key had to be forgotten.
  [[nodiscard]] bool complete() const noexcept { return complete_; }
  /// Of a cache of `size` entries, up to the largest size. O(size).
  [[nodiscard]] std::uint64_t hits(std::uint32_t size) const noexcept;
  /// For the sizes up to the largest. O(largest_size).
  [[nodiscard]] MissRatioCurve curve() const;

 private:
  struct Slot {
    std::uint64_t key;
  };
  struct Hash {
    std::size_t operator()(std::uint64_t key) const noexcept { return static_cast<std::size_t>(mix(key)); }
  };
  using Index = SlotIndex<std::uint64_t, Hash>;

  void record_new(std::uint64_t key);

  std::uint32_t largest_size_;
  bool complete_ = true;
  std::uint64_t requests_ = 0;
  TrackedVector<Slot> slots_;
  Index index_;
  RecencyStack stack_;
  TrackedVector<std::uint64_t> distances_;  ///< by stack distance, requests
};

}  // namespace cachebound
