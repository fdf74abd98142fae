// A set of positions in a trace: one bit each, and a second level that says which words of bits are empty.
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>

#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

/// Made for sets whose highest member is asked for again and again and moves little: the search goes on from where it
/// ended.
class PositionBits {
 public:
  /// Positions from 0 to `positions` - 1, none in the set.
  PositionBits(std::uint32_t positions, Account& account)
      : words_(static_cast<std::size_t>(words_for(positions)), 0, TrackingAllocator<std::uint64_t>(account)),
        filled_(static_cast<std::size_t>(words_for(words_for(positions))), 0,
                TrackingAllocator<std::uint64_t>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t positions) noexcept {
    return (words_for(positions) + words_for(words_for(positions))) * sizeof(std::uint64_t);
  }

  [[nodiscard]] bool contains(std::uint32_t position) const noexcept {
    return (words_[position / 64] >> (position % 64) & 1) != 0;
  }

  void insert(std::uint32_t position) noexcept {
    const std::uint32_t word = position / 64;
    words_[word] |= std::uint64_t{1} << (position % 64);
    filled_[word / 64] |= std::uint64_t{1} << (word % 64);
    if (word / 64 > top_) top_ = word / 64;
  }

  /// Of a position in the set.
  void erase(std::uint32_t position) noexcept {
    const std::uint32_t word = position / 64;
    words_[word] &= ~(std::uint64_t{1} << (position % 64));
    if (words_[word] == 0) filled_[word / 64] &= ~(std::uint64_t{1} << (word % 64));
  }

  /// Of a set that is not empty. O(1) amortised over the positions that it passes.
  [[nodiscard]] std::uint32_t highest() noexcept {
    while (filled_[top_] == 0) {
      assert(top_ > 0);
      --top_;
    }
    const std::uint32_t word = 64 * top_ + highest_bit(filled_[top_]);
    return 64 * word + highest_bit(words_[word]);
  }

  /// Calls `visit(position)` from the highest down until it returns false.
  template <class Visit>
  void descend(Visit&& visit) const {
    for (std::uint32_t upper = top_ + 1; upper-- > 0;) {
      for (std::uint64_t words = filled_[upper]; words != 0;) {
        const std::uint32_t word = 64 * upper + highest_bit(words);
        words ^= std::uint64_t{1} << (word % 64);
        for (std::uint64_t bits = words_[word]; bits != 0;) {
          const std::uint32_t bit = highest_bit(bits);
          bits ^= std::uint64_t{1} << bit;
          if (!visit(64 * word + bit)) return;
        }
      }
    }
  }

 private:
  [[nodiscard]] static constexpr std::uint64_t words_for(std::uint64_t positions) noexcept {
    return positions / 64 + 1;
  }
  [[nodiscard]] static std::uint32_t highest_bit(std::uint64_t word) noexcept {
    return static_cast<std::uint32_t>(std::bit_width(word)) - 1;
  }

  TrackedVector<std::uint64_t> words_, filled_;
  std::uint32_t top_ = 0;  ///< no bit is set above this word of `filled_`
};

}  // namespace cachebound::eviction
