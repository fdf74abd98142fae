// How often keys were asked for lately, in 8 bytes an entry of the cache: a count-min sketch of 4-bit counters that are
// halved from time to time (Einziger, Friedman, Manes, "TinyLFU: A highly efficient cache admission policy", ACM
// Transactions on Storage 13(4), 2017).
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/digest.hpp"
#include "eviction/index.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

/// Four counters a key, all in one cache line. Every operation is O(1); halving, O(entries), comes once in
/// 10 × entries counts.
class FrequencySketch {
 public:
  static constexpr std::uint32_t rows = 4, most = 15;

  FrequencySketch(std::uint32_t entries, Account& account)
      : shift_(64 - static_cast<unsigned>(std::countr_zero(blocks_for(entries)))),
        sample_(std::uint64_t{10} * entries),
        words_(static_cast<std::size_t>(blocks_for(entries) * block), 0, TrackingAllocator<std::uint64_t>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t entries) noexcept {
    return blocks_for(entries) * block * sizeof(std::uint64_t);
  }

  /// What the sketch wants to know of a key.
  [[nodiscard]] static std::uint64_t hash_of(std::uint64_t key) noexcept { return mix(key); }

  /// Counts a key once, by the paper's minimal increment: only the smallest of its counters grow.
  void count(std::uint64_t hash) noexcept {
    std::uint64_t* const line = &words_[first_word(hash)];
    const std::uint32_t estimate = smallest(line, hash);
    for (std::uint32_t row = 0; row < rows && estimate < most; ++row) {
      const Cell cell = cell_of(hash, row);
      line[cell.word] += std::uint64_t{read(line, cell) == estimate} << cell.shift;
    }
    if (++counted_ == sample_) halve();
  }

  /// At most `most`; never below the counts since, halved as they were.
  [[nodiscard]] std::uint32_t estimate(std::uint64_t hash) const noexcept {
    return smallest(&words_[first_word(hash)], hash);
  }

  /// One counter a row.
  [[nodiscard]] std::array<std::uint32_t, rows> counters(std::uint64_t hash) const noexcept {
    std::array<std::uint32_t, rows> values{};
    for (std::uint32_t row = 0; row < rows; ++row) values[row] = read(&words_[first_word(hash)], cell_of(hash, row));
    return values;
  }

  void prefetch(std::uint64_t hash) const noexcept { eviction::prefetch(&words_[first_word(hash)]); }

  /// Counts since the start of the present sample; its half from the last sample included.
  [[nodiscard]] std::uint64_t counted() const noexcept { return counted_; }
  [[nodiscard]] std::uint64_t sample() const noexcept { return sample_; }

 private:
  struct Cell {
    std::uint32_t word, shift;
  };
  /// Words of 16 counters in a cache line.
  static constexpr std::uint64_t block = 8;

  [[nodiscard]] static constexpr std::uint64_t blocks_for(std::uint32_t entries) noexcept {
    return std::max<std::uint64_t>(2, std::bit_ceil(std::uint64_t{entries}) / block);
  }

  /// The upper bits of a hash choose the block, five lower ones a counter in each row.
  [[nodiscard]] std::size_t first_word(std::uint64_t hash) const noexcept {
    return static_cast<std::size_t>((hash >> shift_) * block);
  }
  [[nodiscard]] static Cell cell_of(std::uint64_t hash, std::uint32_t row) noexcept {
    const auto bits = static_cast<std::uint32_t>(hash >> (5 * row)) & 31;
    return {2 * row + (bits >> 4), 4 * (bits & 15)};
  }
  [[nodiscard]] static std::uint32_t read(const std::uint64_t* line, Cell cell) noexcept {
    return static_cast<std::uint32_t>(line[cell.word] >> cell.shift) & most;
  }
  [[nodiscard]] static std::uint32_t smallest(const std::uint64_t* line, std::uint64_t hash) noexcept {
    std::uint32_t least = most;
    for (std::uint32_t row = 0; row < rows; ++row) least = std::min(least, read(line, cell_of(hash, row)));
    return least;
  }

  void halve() noexcept {
    for (std::uint64_t& word : words_) word = (word >> 1) & 0x7777'7777'7777'7777U;
    counted_ /= 2;
  }

  unsigned shift_;
  std::uint64_t sample_, counted_ = 0;
  TrackedVector<std::uint64_t> words_;
};

}  // namespace cachebound::eviction
