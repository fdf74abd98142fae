// Time is injected: nothing in the core asks the machine what time it is.
#pragma once

#include <chrono>
#include <cmath>

namespace cachebound {

using Nanoseconds = std::chrono::nanoseconds;

/// A monotonic clock. On virtual time `now` starts at zero.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Nanoseconds now() const = 0;

 protected:
  Clock() = default;
  Clock(const Clock&) = default;
  Clock& operator=(const Clock&) = default;
};

/// Milliseconds, at least 0, to whole nanoseconds, rounded half up.
[[nodiscard]] inline Nanoseconds from_milliseconds(double milliseconds) {
  return Nanoseconds{static_cast<Nanoseconds::rep>(std::floor(milliseconds * 1e6 + 0.5))};
}

[[nodiscard]] constexpr double to_milliseconds(Nanoseconds time) { return static_cast<double>(time.count()) / 1e6; }

}  // namespace cachebound
