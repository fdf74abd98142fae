// Counts how many positions of a sequence are still live below any given one: the counting structure under stack
// distances. A Fenwick tree answers in log2(n) dependent steps; here every level is eight prefix counters, so a
// question reads one counter a level and a change is a few 64-bit additions, with no step waiting for another.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Positions 0 … positions() - 1, all live at first. Allocates in its constructor only: about 0.17 bytes a position.
class LivePositions {
 public:
  /// Up to 2^31.
  LivePositions(std::uint32_t positions, Account& account);

  [[nodiscard]] static std::uint64_t worst_case_bytes(std::uint32_t positions) noexcept;

  /// Makes a live position dead. O(levels).
  void retire(std::uint32_t position) noexcept {
    assert(!is_retired(position));
    retired_bits_[position / 64] |= std::uint64_t{1} << (position % 64);
    for (std::uint32_t level = 0; level < narrow_levels; ++level) {
      raise_later(&narrow_[narrow_start_[level]], position >> shift_of(level));
    }
    for (std::uint32_t level = 0; level < wide_levels_; ++level) {
      raise_later(&wide_[wide_start_[level]], position >> shift_of(narrow_levels + level));
    }
    ++retired_;
  }

  /// How many positions below `position` are dead. O(levels).
  [[nodiscard]] std::uint32_t retired_before(std::uint32_t position) const noexcept {
    const std::uint64_t below = (std::uint64_t{1} << (position % 64)) - 1;
    std::uint32_t count = ones(retired_bits_[position / 64] & below);
    for (std::uint32_t level = 0; level < narrow_levels; ++level) {
      count += narrow_[narrow_start_[level] + (position >> shift_of(level))];
    }
    for (std::uint32_t level = 0; level < wide_levels_; ++level) {
      count += wide_[wide_start_[level] + (position >> shift_of(narrow_levels + level))];
    }
    return count;
  }

  [[nodiscard]] bool is_retired(std::uint32_t position) const noexcept {
    return (retired_bits_[position / 64] >> (position % 64) & 1) != 0;
  }

  /// Live positions between two others, neither counted; `position` is live and below `end`, from `end` on all are.
  [[nodiscard]] std::uint32_t live_between(std::uint32_t position, std::uint32_t end) const noexcept {
    return end - position - 1 - (retired_ - retired_before(position));
  }

  /// Dead positions in all.
  [[nodiscard]] std::uint32_t retired() const noexcept { return retired_; }
  [[nodiscard]] std::uint32_t positions() const noexcept { return positions_; }

  /// All live again. O(positions / 64).
  void clear() noexcept;

 private:
  /// Counters in a group; a counter of one level covers as many positions as a whole group of the level below.
  static constexpr std::uint32_t fan_out = 8;
  /// Groups of these levels cover 2^15 positions at most, which 16 bits can count.
  static constexpr std::uint32_t narrow_levels = 3;
  static constexpr std::uint32_t most_wide_levels = 6;

  /// Positions that a counter of the level covers, as a power of two: 64, the bits of a word, then eight times more.
  static constexpr std::uint32_t shift_of(std::uint32_t level) noexcept { return 6 + 3 * level; }
  [[nodiscard]] static std::uint32_t counters_of(std::uint32_t level, std::uint32_t positions) noexcept;
  [[nodiscard]] static std::uint32_t wide_levels_for(std::uint32_t positions) noexcept;

  /// Row k holds ones behind lane k: what a change in lane k adds to the prefix counts of a group.
  template <class Counter>
  // NOLINTNEXTLINE(bugprone-dynamic-static-initializers): constexpr is static.
  static constexpr auto later_lanes = [] {
    std::array<std::array<Counter, fan_out>, fan_out> rows{};
    for (std::uint32_t k = 0; k < fan_out; ++k) {
      for (std::uint32_t lane = k + 1; lane < fan_out; ++lane) rows[k][lane] = 1;
    }
    return rows;
  }();

  /// Adds one to every counter behind `index` in its group. Lanes are added a 64-bit word at a time: none overflows
  /// into its neighbour, so the words' byte order does not matter. Twice as fast as what compilers make of a loop
  /// over lanes, with vector instructions or without.
  template <class Counter>
  static void raise_later(Counter* counters, std::uint32_t index) noexcept {
    constexpr std::size_t words = fan_out * sizeof(Counter) / 8;
    Counter* group = counters + (index & ~(fan_out - 1));
    std::array<std::uint64_t, words> sums{}, ones{};
    std::memcpy(sums.data(), group, sizeof sums);
    std::memcpy(ones.data(), later_lanes<Counter>[index & (fan_out - 1)].data(), sizeof ones);
    for (std::size_t word = 0; word < words; ++word) sums[word] += ones[word];
    std::memcpy(group, sums.data(), sizeof sums);
  }

  /// Set bits of a word: without the machine instruction, which baseline x86-64 lacks, GCC would call a function.
  static constexpr std::uint32_t ones(std::uint64_t word) noexcept {
    word -= word >> 1 & 0x5555555555555555U;
    word = (word & 0x3333333333333333U) + (word >> 2 & 0x3333333333333333U);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fU;
    return static_cast<std::uint32_t>(word * 0x0101010101010101U >> 56);
  }

  std::uint32_t positions_, wide_levels_, retired_ = 0;
  std::array<std::uint32_t, narrow_levels> narrow_start_{};
  std::array<std::uint32_t, most_wide_levels> wide_start_{};
  TrackedVector<std::uint64_t> retired_bits_;
  TrackedVector<std::uint16_t> narrow_;  ///< by level, dead positions of a group's counters before each
  TrackedVector<std::uint32_t> wide_;    ///< the same where 16 bits would not do
};

}  // namespace cachebound
