#include "sim/wait_list.hpp"

#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Waiting {
  VirtualClock clock;
  Scheduler scheduler{clock, 10};
  WaitList list{scheduler};
  std::vector<std::string> diary;

  Task<> wait(std::string name, std::optional<Nanoseconds> timeout = std::nullopt) {
    Deadline deadline(scheduler, timeout);
    const WaitOutcome outcome = co_await list.wait(deadline);
    diary.push_back(name + (outcome.woken ? " woken" : "") + (outcome.expired ? " expired" : "") + " at " +
                    std::to_string(clock.now().count()));
  }
  Task<> wake_at(Nanoseconds time) {
    co_await scheduler.sleep_until(time);
    list.wake_one();
  }
};

using Diary = std::vector<std::string>;

}  // namespace

TEST_CASE("who waits longest is woken first", "[wait_list]") {
  Waiting waiting;
  for (const char* name : {"a", "b", "c"}) waiting.scheduler.spawn(waiting.wait(name));
  waiting.scheduler.run();
  CHECK(waiting.list.wake_one());
  waiting.scheduler.run();
  CHECK(waiting.diary == Diary{"a woken at 0"});
  waiting.list.wake_all();
  CHECK(waiting.list.empty());
  CHECK_FALSE(waiting.list.wake_one());
  waiting.scheduler.run();
  CHECK(waiting.diary == Diary{"a woken at 0", "b woken at 0", "c woken at 0"});
}

TEST_CASE("a deadline ends the wait, and the wake-up goes to the next", "[wait_list]") {
  Waiting waiting;
  waiting.scheduler.spawn(waiting.wait("a", 5ns));
  waiting.scheduler.spawn(waiting.wait("b"));
  waiting.scheduler.spawn(waiting.wake_at(7ns));
  waiting.scheduler.run();
  CHECK(waiting.diary == Diary{"a expired at 5", "b woken at 7"});
}

TEST_CASE("a wake-up in time leaves no timer behind", "[wait_list]") {
  Waiting waiting;
  waiting.scheduler.spawn(waiting.wait("a", 1h));
  waiting.scheduler.spawn(waiting.wake_at(7ns));
  waiting.scheduler.run();
  CHECK(waiting.diary == Diary{"a woken at 7"});
  CHECK(waiting.clock.now() == 7ns);
}

TEST_CASE("no time at all still lets go first what is ready", "[wait_list]") {
  Waiting waiting;
  waiting.scheduler.spawn(waiting.wait("a", 0ns));
  waiting.scheduler.spawn(waiting.wait("b", -1ns));
  waiting.scheduler.run();
  CHECK(waiting.diary == Diary{"a expired at 0", "b expired at 0"});
}

TEST_CASE("woken and expired at one time is told apart from either alone", "[wait_list]") {
  Waiting waiting;
  const auto wake_after_two_turns = [&]() -> Task<> {
    co_await waiting.scheduler.sleep_until(5ns);
    waiting.list.wake_one();
  };
  waiting.scheduler.spawn(wake_after_two_turns());
  waiting.scheduler.run_until(4ns);
  // The deadline's timer comes behind the sleeper's, the sleeper goes on behind the deadline's: woken too late.
  waiting.scheduler.spawn(waiting.wait("a", 1ns));
  waiting.scheduler.run();
  CHECK(waiting.diary == Diary{"a expired at 5"});

  waiting.diary.clear();
  waiting.scheduler.spawn(waiting.wait("b", 0ns));
  waiting.scheduler.run_one();  // b waits; its deadline is ready
  waiting.list.wake_one();
  waiting.scheduler.run();
  CHECK(waiting.diary == Diary{"b woken expired at 5"});
}

TEST_CASE("a deadline serves one wait after the other", "[wait_list]") {
  Waiting waiting;
  int wakes = 0;
  bool expired = false;
  const auto wait_on = [&]() -> Task<> {
    Deadline deadline(waiting.scheduler, 10ns);
    while (!expired) {
      const WaitOutcome outcome = co_await waiting.list.wait(deadline);
      if (outcome.woken) ++wakes;
      expired = outcome.expired;
    }
    expired = (co_await waiting.list.wait(deadline)).expired;
  };
  waiting.scheduler.spawn(wait_on());
  waiting.scheduler.spawn(waiting.wake_at(3ns));
  waiting.scheduler.spawn(waiting.wake_at(6ns));
  waiting.scheduler.run();
  CHECK(wakes == 2);
  CHECK(expired);
  CHECK(waiting.clock.now() == 10ns);
}

TEST_CASE("a list may go before the tasks that wait in it", "[wait_list]") {
  VirtualClock clock;
  Scheduler scheduler(clock, 1);
  auto list = std::make_unique<WaitList>(scheduler);
  const auto wait = [&]() -> Task<> {
    Deadline deadline(scheduler, 1h);
    co_await list->wait(deadline);
  };
  scheduler.spawn(wait());
  scheduler.run_until(1s);
  list.reset();
  CHECK(scheduler.tasks() == 1);
}
