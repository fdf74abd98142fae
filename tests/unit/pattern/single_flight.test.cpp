#include "pattern/single_flight.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Flights {
  PatternBench bench;
  SingleFlight flights;
  std::vector<std::string> diary;
  int started = 0, in_work = 0, most_in_work = 0;

  explicit Flights(std::uint32_t most) : flights(bench.scheduler, most, bench.account) {}

  Task<Result<std::string>> work(Nanoseconds time, bool fails) {
    const int number = ++started;
    most_in_work = std::max(most_in_work, ++in_work);
    co_await bench.scheduler.sleep_for(time);
    --in_work;
    if (fails) co_return Fault{FaultCode::store_timeout, "", "too slow"};
    co_return "work " + std::to_string(number);
  }
  Task<> call(std::string key, Nanoseconds at, bool fails = false) {
    co_await bench.scheduler.sleep_until(at);
    const auto landing = co_await flights.run(key, [&] { return work(10ms, fails); });
    diary.push_back(key + (landing.led ? " led: " : " joined: ") +
                    (landing.outcome ? *landing.outcome : landing.outcome.fault().message) + " at " +
                    std::to_string(bench.clock.now() / 1ms));
  }
};

using Diary = std::vector<std::string>;

}  // namespace

TEST_CASE("one does the work, all share it, in order of arrival", "[single_flight]") {
  Flights run(8);
  for (const auto at : {0ms, 5ms, 11ms}) run.bench.scheduler.spawn(run.call("k", at));
  run.bench.scheduler.run();
  CHECK(run.diary == Diary{"k led: work 1 at 10", "k joined: work 1 at 10", "k led: work 2 at 21"});
  CHECK(run.flights.flights() == 0);
}

TEST_CASE("a thousand callers, one piece of work", "[single_flight]") {
  Flights run(1);
  for (int i = 0; i < 1000; ++i) run.bench.scheduler.spawn(run.call("k", 0ms));
  run.bench.scheduler.run();
  CHECK(run.started == 1);
  CHECK(run.diary.size() == 1000);
}

TEST_CASE("a fault is shared and then forgotten", "[single_flight]") {
  Flights run(8);
  run.bench.scheduler.spawn(run.call("k", 0ms, true));
  run.bench.scheduler.spawn(run.call("k", 1ms, true));
  run.bench.scheduler.spawn(run.call("k", 11ms));
  run.bench.scheduler.run();
  CHECK(run.diary == Diary{"k led: too slow at 10", "k joined: too slow at 10", "k led: work 2 at 21"});
}

TEST_CASE("beyond the bound a key waits for a place", "[single_flight]") {
  Flights run(2);
  for (const char* key : {"a", "b", "c", "d", "e"}) run.bench.scheduler.spawn(run.call(key, 0ms));
  run.bench.scheduler.run();
  CHECK(run.most_in_work == 2);
  CHECK(run.diary == Diary{"a led: work 1 at 10", "b led: work 2 at 10", "c led: work 3 at 20", "d led: work 4 at 20",
                           "e led: work 5 at 30"});
}

TEST_CASE("those who wait for a place with the same key share a flight", "[single_flight]") {
  Flights run(1);
  run.bench.scheduler.spawn(run.call("a", 0ms));
  for (const char* key : {"b", "b", "c"}) run.bench.scheduler.spawn(run.call(key, 1ms));
  run.bench.scheduler.run();
  CHECK(run.diary ==
        Diary{"a led: work 1 at 10", "b led: work 2 at 20", "b joined: work 2 at 20", "c led: work 3 at 30"});
}

TEST_CASE("the table's bytes stay within the bound, whatever keys come", "[single_flight]") {
  Flights run(4);
  for (int i = 0; i < 500; ++i) run.bench.scheduler.spawn(run.call("key" + std::to_string(100 + i), i * 1ms));
  run.bench.scheduler.run();
  CHECK(run.started == 500);
  CHECK(run.bench.account.peak() == SingleFlight::worst_case_bytes(4, 6));
  CHECK(run.bench.account.current() == 0);
}

TEST_CASE("what is still in the air at the end is given back", "[single_flight]") {
  PatternBench bench;
  {
    SingleFlight flights(bench.scheduler, 4, bench.account);
    const auto never = [&]() -> Task<Result<std::string>> {
      co_await bench.scheduler.sleep_for(1h);
      co_return std::string();
    };
    const auto call = [&]() -> Task<> { static_cast<void>(co_await flights.run("k", never)); };
    bench.scheduler.spawn(call());
    bench.pass(1s);
    CHECK(bench.account.current() > 0);
    bench.stop();
  }
  CHECK(bench.account.current() == 0);
}
