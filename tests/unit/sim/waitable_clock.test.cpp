#include "sim/waitable_clock.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "sim/scheduler.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// Time that goes on by itself, as real time does: every look at it takes a while, and every wait is a bit late.
class LateClock final : public WaitableClock {
 public:
  [[nodiscard]] Nanoseconds now() const override { return now_ += 1ns; }
  void wait_until(Nanoseconds time) override {
    if (time > now_) now_ = time + 3ns;
  }

 private:
  mutable Nanoseconds now_{};
};

}  // namespace

TEST_CASE("a scheduler on a clock that is late keeps the order of its timers", "[waitable_clock]") {
  LateClock clock;
  Scheduler scheduler(clock, 3);
  std::vector<std::string> diary;
  const auto sleeper = [&](std::string name, Nanoseconds nap) -> Task<> {
    for (int i = 0; i < 2; ++i) {
      const Nanoseconds due = scheduler.now() + nap;
      co_await scheduler.sleep_until(due);
      CHECK(scheduler.now() >= due);
      diary.push_back(name);
    }
  };
  scheduler.spawn(sleeper("long", 100ns));
  scheduler.spawn(sleeper("short", 50ns));
  scheduler.run_until(70ns);
  CHECK(diary == std::vector<std::string>{"short"});
  scheduler.run_until(10ns);  // over already: nothing is due
  CHECK(diary.size() == 1);
  scheduler.run();
  CHECK(diary == std::vector<std::string>{"short", "long", "short", "long"});
}
