#include "buffer/async_queue.hpp"

#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

using Diary = std::vector<std::string>;

struct Fixture {
  explicit Fixture(std::int64_t maxsize) : queue(maxsize, scheduler, account) {}

  VirtualClock clock;
  Account account{"queue"};
  Scheduler scheduler{clock, 100};
  AsyncQueue<int> queue;
  Diary diary;

  void note(const std::string& what) { diary.push_back(std::to_string(clock.now().count()) + " " + what); }
  Task<> put(int item, AsyncQueue<int>::Timeout timeout = std::nullopt) {
    const Put outcome = co_await queue.put(item, timeout);
    note((outcome == Put::stored ? "put " : "full ") + std::to_string(item));
  }
  Task<> get(std::string name, AsyncQueue<int>::Timeout timeout = std::nullopt) {
    const auto item = co_await queue.get(timeout);
    note(name + (item ? " got " + std::to_string(*item) : " got nothing"));
  }
  Task<> join() {
    co_await queue.join();
    note("joined");
  }
};

}  // namespace

TEST_CASE("a put suspends until there is room, first come, first served", "[async_queue]") {
  Fixture on(1);
  for (int i = 1; i <= 3; ++i) on.scheduler.spawn(on.put(i));
  on.scheduler.run();
  CHECK(on.diary == Diary{"0 put 1"});
  on.scheduler.spawn(on.get("a"));
  on.scheduler.run();
  CHECK(on.diary == Diary{"0 put 1", "0 a got 1", "0 put 2"});
  CHECK(on.queue.full());
}

TEST_CASE("a get suspends until there is an item, first come, first served", "[async_queue]") {
  Fixture on(0);
  for (const char* name : {"a", "b"}) on.scheduler.spawn(on.get(name));
  on.scheduler.run();
  CHECK(on.diary.empty());
  CHECK(on.queue.put_nowait(1) == Put::stored);
  CHECK(on.queue.put_nowait(2) == Put::stored);
  on.scheduler.run();
  CHECK(on.diary == Diary{"0 a got 1", "0 b got 2"});
}

TEST_CASE("who is quicker than the woken takes the item, and the woken waits on", "[async_queue]") {
  Fixture on(0);
  on.scheduler.spawn(on.get("slow"));
  on.scheduler.run();
  CHECK(on.queue.put_nowait(1) == Put::stored);
  CHECK(on.queue.get_nowait() == 1);
  on.scheduler.run();
  CHECK(on.diary.empty());
  CHECK(on.queue.put_nowait(2) == Put::stored);
  on.scheduler.run();
  CHECK(on.diary == Diary{"0 slow got 2"});
}

TEST_CASE("a timeout gives up and leaves its place", "[async_queue]") {
  Fixture on(1);
  on.scheduler.spawn(on.get("a", 5ns));
  on.scheduler.spawn(on.get("b"));
  on.scheduler.run();
  CHECK(on.diary == Diary{"5 a got nothing"});
  for (int i = 1; i <= 2; ++i) CHECK(on.queue.put_nowait(i) == (i == 1 ? Put::stored : Put::full));
  on.scheduler.spawn(on.put(3, 0ns));
  on.scheduler.run();
  CHECK(on.diary == Diary{"5 a got nothing", "5 b got 1", "5 put 3"});
  on.scheduler.spawn(on.put(4, 2ns));
  on.scheduler.run();
  CHECK(on.diary.back() == "7 full 4");
}

TEST_CASE("who is woken and out of time at once passes the item on", "[async_queue]") {
  Fixture on(0);
  on.scheduler.spawn(on.get("a", 5ns));
  on.scheduler.run_until(1ns);
  on.scheduler.spawn(on.get("b"));
  const auto put_at_5 = [&]() -> Task<> {
    co_await on.scheduler.sleep_until(5ns);
    CHECK(on.queue.put_nowait(1) == Put::stored);
  };
  on.scheduler.spawn(put_at_5());
  on.scheduler.run();
  CHECK(on.diary == Diary{"5 a got nothing", "5 b got 1"});
}

TEST_CASE("join waits until everything put is done", "[async_queue]") {
  Fixture on(0);
  CHECK_FALSE(on.queue.task_done());
  on.scheduler.spawn(on.join());
  on.scheduler.run();
  CHECK(on.diary == Diary{"0 joined"});
  for (int i = 0; i < 2; ++i) CHECK(on.queue.put_nowait(i) == Put::stored);
  on.scheduler.spawn(on.join());
  on.scheduler.run();
  CHECK(on.queue.task_done());
  on.scheduler.run();
  CHECK(on.diary.size() == 1);
  CHECK(on.queue.task_done());
  on.scheduler.run();
  CHECK(on.diary == Diary{"0 joined", "0 joined"});
  CHECK_FALSE(on.queue.task_done());
}

TEST_CASE("waits are measured on virtual time", "[async_queue]") {
  Fixture on(1);
  on.scheduler.spawn(on.put(1));
  on.scheduler.spawn(on.put(2));
  on.scheduler.spawn(on.put(3, 2ns));
  on.scheduler.run_until(10ns);
  on.scheduler.spawn(on.get("a"));
  on.scheduler.run();
  const Backpressure& pressure = on.queue.backpressure();
  CHECK(pressure.puts.count == 2);
  CHECK(pressure.puts.total == 12ns);
  CHECK(pressure.puts.longest == 10ns);
  CHECK(pressure.full == 1);
  CHECK(pressure.gets.count == 0);
  CHECK(pressure.high_water == 1);
}

TEST_CASE("a hundred thousand items pass a narrow queue in flat stack and one allocation", "[async_queue]") {
  Fixture on(2);
  std::uint64_t sum = 0;
  const auto produce = [&]() -> Task<> {
    for (int i = 0; i < 100'000; ++i) static_cast<void>(co_await on.queue.put(i));
  };
  const auto consume = [&]() -> Task<> {
    for (int i = 0; i < 100'000; ++i) sum += static_cast<std::uint64_t>(*co_await on.queue.get());
  };
  on.scheduler.spawn(produce());
  on.scheduler.spawn(consume());
  on.scheduler.run();
  CHECK(sum == 4'999'950'000);
  CHECK(on.account.allocations() == 1);
  CHECK(on.account.peak() == AsyncQueue<int>::worst_case_bytes(2));
}
