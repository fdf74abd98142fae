#include "sim/scheduler.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// A scheduler and a diary of what ran when.
struct Simulation {
  VirtualClock clock;
  std::vector<std::pair<Nanoseconds, std::string>> diary;
  Scheduler scheduler{clock, 10};

  void note(std::string what) { diary.emplace_back(clock.now(), std::move(what)); }
};

using Diary = decltype(Simulation::diary);

Task<> sleeper(Simulation& simulation, std::string name, std::vector<Nanoseconds> naps) {
  for (const Nanoseconds nap : naps) {
    co_await simulation.scheduler.sleep_for(nap);
    simulation.note(name);
  }
}

}  // namespace

TEST_CASE("sleepers wake in order of time, then of arrival", "[scheduler]") {
  Simulation simulation;
  simulation.scheduler.spawn(sleeper(simulation, "a", {3ns, 1ns}));
  simulation.scheduler.spawn(sleeper(simulation, "b", {1ns, 2ns}));
  simulation.scheduler.spawn(sleeper(simulation, "c", {4ns}));
  simulation.scheduler.run();
  // At 3 a's timer was set before b's; at 4 c's before a's.
  CHECK(simulation.diary == Diary{{1ns, "b"}, {3ns, "a"}, {3ns, "b"}, {4ns, "c"}, {4ns, "a"}});
}

TEST_CASE("a spawned task starts behind what is ready", "[scheduler]") {
  Simulation simulation;
  const auto first = [&]() -> Task<> {
    simulation.scheduler.spawn(sleeper(simulation, "child", {0ns}));
    simulation.note("first");
    co_return;
  };
  const auto second = [&]() -> Task<> {
    simulation.note("second");
    co_return;
  };
  simulation.scheduler.spawn(first());
  simulation.scheduler.spawn(second());
  CHECK(simulation.diary.empty());
  CHECK(simulation.scheduler.tasks() == 2);
  simulation.scheduler.run();
  CHECK(simulation.diary == Diary{{0ns, "first"}, {0ns, "second"}, {0ns, "child"}});
  CHECK(simulation.scheduler.tasks() == 0);
}

TEST_CASE("yield lets everything go first that is ready", "[scheduler]") {
  Simulation simulation;
  const auto polite = [&](std::string name) -> Task<> {
    simulation.note(name + "1");
    co_await simulation.scheduler.yield();
    simulation.note(name + "2");
    co_await simulation.scheduler.sleep_until(-5ns);
    simulation.note(name + "3");
  };
  simulation.scheduler.spawn(polite("a"));
  simulation.scheduler.spawn(polite("b"));
  simulation.scheduler.run();
  CHECK(simulation.diary == Diary{{0ns, "a1"}, {0ns, "b1"}, {0ns, "a2"}, {0ns, "b2"}, {0ns, "a3"}, {0ns, "b3"}});
}

TEST_CASE("run_until does what is due up to its time, and the clock stands there", "[scheduler]") {
  Simulation simulation;
  simulation.scheduler.spawn(sleeper(simulation, "a", {5ns, 5ns, 1ns}));
  simulation.scheduler.run_until(10ns);
  CHECK(simulation.diary == Diary{{5ns, "a"}, {10ns, "a"}});
  CHECK(simulation.scheduler.now() == 10ns);
  simulation.scheduler.run_until(10ns);
  CHECK(simulation.diary.size() == 2);
  simulation.scheduler.run_until(100ns);
  CHECK(simulation.diary.back() == std::pair(Nanoseconds{11}, std::string("a")));
  CHECK(simulation.scheduler.now() == 100ns);
}

TEST_CASE("run_one runs one entry of the ready queue", "[scheduler]") {
  Simulation simulation;
  simulation.scheduler.spawn(sleeper(simulation, "a", {1h}));
  CHECK(simulation.scheduler.run_one());  // starts, sleeps
  CHECK(simulation.scheduler.run_one());  // the timer: the sleeper is ready
  CHECK(simulation.diary.empty());
  CHECK(simulation.scheduler.run_one());
  CHECK(simulation.diary == Diary{{1h, "a"}});
  CHECK_FALSE(simulation.scheduler.run_one());
}

TEST_CASE("two tasks switch a million times in flat stack", "[scheduler]") {
  VirtualClock clock;
  Scheduler scheduler(clock, 2);
  int switches = 0;
  const auto spin = [&]() -> Task<> {
    for (int i = 0; i < 500'000; ++i) {
      ++switches;
      if (i % 2 == 0) {
        co_await scheduler.yield();
      } else {
        co_await scheduler.sleep_for(1ns);
      }
    }
  };
  scheduler.spawn(spin());
  scheduler.spawn(spin());
  scheduler.run();
  CHECK(switches == 1'000'000);
  CHECK(scheduler.now() == 250'000ns);
}

TEST_CASE("dropped tasks end where they wait, and the scheduler goes on", "[scheduler]") {
  Simulation simulation;
  simulation.scheduler.spawn(sleeper(simulation, "dropped", {1ns, 5ns}));
  simulation.scheduler.spawn(sleeper(simulation, "never started", {9ns}));
  simulation.scheduler.run_until(2ns);
  simulation.scheduler.drop_tasks();
  CHECK(simulation.scheduler.tasks() == 0);
  simulation.scheduler.spawn(sleeper(simulation, "later", {2ns}));
  simulation.scheduler.run();
  CHECK(simulation.diary == Diary{{1ns, "dropped"}, {4ns, "later"}});
}
