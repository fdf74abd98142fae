#include "store/native/real_time.hpp"

#include "catch.hpp"
#include "sim/scheduler.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

Task<> wake(Scheduler& scheduler, Nanoseconds time, Nanoseconds& woken) {
  co_await scheduler.sleep_until(time);
  woken = scheduler.now();
}

}  // namespace

TEST_CASE("real time starts near zero and passes by itself", "[real_time]") {
  const auto outside = std::chrono::steady_clock::now();
  RealTime time;
  const Nanoseconds before = time.now();
  time.wait_until(before + 2ms);
  CHECK(time.now() - before >= 2ms);
  CHECK(time.now() <= std::chrono::steady_clock::now() - outside);
  time.wait_until(0ns);  // long over: at once
}

TEST_CASE("a scheduler on real time waits for its timers", "[real_time]") {
  RealTime time;
  Scheduler scheduler(time, 2);
  Nanoseconds early{}, late{};
  scheduler.spawn(wake(scheduler, 4ms, late));
  scheduler.spawn(wake(scheduler, 2ms, early));
  scheduler.run();
  CHECK(early >= 2ms);
  CHECK(late >= 4ms);
  CHECK(late >= early);
}
