#include "trace/curve/recency_stack.hpp"

#include <algorithm>
#include <cassert>

namespace cachebound {

/// Two a slot: the live positions then move together at most once in as many requests as there are slots.
std::uint32_t RecencyStack::positions_for(std::uint32_t slots) noexcept {
  return std::max<std::uint32_t>(64, 2 * slots + 1);
}

std::uint64_t RecencyStack::worst_case_bytes(std::uint32_t slots) noexcept {
  const std::uint32_t positions = positions_for(slots);
  return (std::uint64_t{slots} + positions) * sizeof(std::uint32_t) + LivePositions::worst_case_bytes(positions);
}

RecencyStack::RecencyStack(std::uint32_t slots, Account& account)
    : position_(slots, 0, TrackingAllocator<std::uint32_t>(account)),
      slot_at_(positions_for(slots), 0, TrackingAllocator<std::uint32_t>(account)),
      live_(positions_for(slots), account) {
  assert(slots <= std::uint32_t{1} << 29);
}

void RecencyStack::push(std::uint32_t slot) noexcept {
  if (next_ == live_.positions()) compact();
  position_[slot] = next_;
  slot_at_[next_] = slot;
  ++next_;
}

std::uint32_t RecencyStack::raise(std::uint32_t slot) noexcept {
  const std::uint32_t above = live_.live_between(position_[slot], next_);
  live_.retire(position_[slot]);
  push(slot);
  return above;
}

void RecencyStack::remove(std::uint32_t slot) noexcept { live_.retire(position_[slot]); }

std::uint32_t RecencyStack::oldest() noexcept {
  assert(size() > 0);
  while (live_.is_retired(bottom_)) ++bottom_;
  return slot_at_[bottom_];
}

void RecencyStack::compact() noexcept {
  std::uint32_t kept = 0;
  for (std::uint32_t position = bottom_; position < next_; ++position) {
    if (live_.is_retired(position)) continue;
    slot_at_[kept] = slot_at_[position];
    position_[slot_at_[kept]] = kept;
    ++kept;
  }
  next_ = kept;
  bottom_ = 0;
  live_.clear();
}

}  // namespace cachebound
