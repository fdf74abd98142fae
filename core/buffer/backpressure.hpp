// What a bounded queue does to those on both sides of it: who waited, how long, and who gave up.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/clock.hpp"

namespace cachebound {

/// How a put ended; `full` is what Python raises as queue.Full.
enum class Put : std::uint8_t { stored, full };

/// Those who could not go on at once.
struct Waits {
  std::uint64_t count = 0;
  Nanoseconds total{}, longest{};

  void add(Nanoseconds wait) noexcept {
    ++count;
    total += wait;
    longest = std::max(longest, wait);
  }
};

struct Backpressure {
  Waits puts, gets;                   ///< waits that ended, with success or without
  std::uint64_t full = 0, empty = 0;  ///< puts and gets that came to nothing
  std::uint32_t high_water = 0;       ///< most items ever held
};

}  // namespace cachebound
