// A clock on which a scheduler can wait: virtual time that jumps there, or real time that has to pass.
#pragma once

#include "base/clock.hpp"

namespace cachebound {

class WaitableClock : public Clock {
 public:
  /// Returns once it is `time` or later; at once when it is already.
  virtual void wait_until(Nanoseconds time) = 0;
};

}  // namespace cachebound
