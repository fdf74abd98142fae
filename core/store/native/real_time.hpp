// The machine's own time as a clock that a scheduler waits on: coroutines written for virtual time then run at the
// pace of a real server.
#pragma once

#include <chrono>
#include <thread>

#include "sim/waitable_clock.hpp"

namespace cachebound {

/// Monotonic; starts at zero when constructed. A scheduler on it runs each timer at its time or, where work before it
/// has taken longer, as soon as it can; in the same order as on virtual time.
class RealTime final : public WaitableClock {
 public:
  [[nodiscard]] Nanoseconds now() const override { return std::chrono::steady_clock::now() - start_; }
  void wait_until(Nanoseconds time) override { std::this_thread::sleep_until(start_ + time); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace cachebound
