// An LRU stack of numbered slots that knows how deep each lies: the stack of Mattson et al. (1970) without searching
// it.
#pragma once

#include <cstdint>

#include "trace/curve/live_positions.hpp"

namespace cachebound {

/// Slots 0 … slots - 1, each in the stack or not. Allocates in its constructor only.
class RecencyStack {
 public:
  /// Up to 2^29.
  RecencyStack(std::uint32_t slots, Account& account);

  [[nodiscard]] static std::uint64_t worst_case_bytes(std::uint32_t slots) noexcept;

  /// Puts a slot that is not in the stack on top. O(1) amortised.
  void push(std::uint32_t slot) noexcept;
  /// Brings a slot of the stack to the top; returns how many lay above it. O(levels) amortised.
  std::uint32_t raise(std::uint32_t slot) noexcept;
  void remove(std::uint32_t slot) noexcept;
  /// The slot at the bottom of a stack that is not empty. O(1) amortised.
  [[nodiscard]] std::uint32_t oldest() noexcept;

  [[nodiscard]] std::uint32_t size() const noexcept { return next_ - live_.retired(); }

 private:
  [[nodiscard]] static std::uint32_t positions_for(std::uint32_t slots) noexcept;
  /// The live positions move together, in their order.
  void compact() noexcept;

  std::uint32_t next_ = 0, bottom_ = 0;    ///< every position below `bottom_` is dead
  TrackedVector<std::uint32_t> position_;  ///< by slot
  TrackedVector<std::uint32_t> slot_at_;   ///< by position
  LivePositions live_;
};

}  // namespace cachebound
