// A clock that moves only when told: a day passes in no time, and the same way on every machine.
#pragma once

#include <cassert>

#include "sim/waitable_clock.hpp"

namespace cachebound {

class VirtualClock final : public WaitableClock {
 public:
  [[nodiscard]] Nanoseconds now() const override { return now_; }
  void wait_until(Nanoseconds time) override {
    if (time > now_) now_ = time;
  }

  /// By zero or more; the clock never goes back.
  void advance(Nanoseconds by) {
    assert(by >= Nanoseconds::zero());
    now_ += by;
  }

 private:
  Nanoseconds now_{};
};

}  // namespace cachebound
