#include "sim/task.hpp"

#include <memory>
#include <stdexcept>
#include <string>

#include "catch.hpp"
#include "sim/scheduler.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

Task<std::int64_t> sum_below(std::int64_t n) {
  if (n == 0) co_return 0;
  co_return n - 1 + co_await sum_below(n - 1);
}

Task<std::unique_ptr<std::string>> owned(std::string text) { co_return std::make_unique<std::string>(std::move(text)); }

/// Runs a task to its end and returns its value.
template <class T>
T result_of(Task<T> task) {
  VirtualClock clock;
  Scheduler scheduler(clock, 1);
  std::optional<T> result;
  const auto keep = [](Task<T> awaited, std::optional<T>& into) -> Task<> { into = co_await std::move(awaited); };
  scheduler.spawn(keep(std::move(task), result));
  scheduler.run();
  REQUIRE(result);
  return *std::move(result);
}

struct Counted {
  explicit Counted(int& count) : alive(count) { ++alive; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --alive; }
  int& alive;
};

}  // namespace

TEST_CASE("a task gives its awaiter its value", "[task]") {
  CHECK(result_of(sum_below(101)) == 5050);
  CHECK(*result_of(owned("moved, not copied")) == "moved, not copied");
}

TEST_CASE("tasks awaited a hundred thousand deep take no stack", "[task]") {
  CHECK(result_of(sum_below(100'000)) == 4'999'950'000);  // n (n - 1) / 2
}

TEST_CASE("a loop over tasks that finish at once takes no stack", "[task]") {
  const auto one = []() -> Task<int> { co_return 1; };
  const auto add = [one]() -> Task<int> {
    int sum = 0;
    for (int i = 0; i < 500'000; ++i) sum += co_await one();
    co_return sum;
  };
  CHECK(result_of(add()) == 500'000);
}

TEST_CASE("a task runs only when it is awaited", "[task]") {
  bool ran = false;
  const auto run = [&ran]() -> Task<> {
    ran = true;
    co_return;
  };
  { const Task<> dropped = run(); }
  CHECK_FALSE(ran);
}

TEST_CASE("a task dropped where it waits destroys what it and its children hold", "[task]") {
  int alive = 0;
  const auto inner = [&alive](Scheduler& scheduler) -> Task<> {
    const Counted counted(alive);
    co_await scheduler.sleep_for(1h);
  };
  const auto outer = [&alive, &inner](Scheduler& scheduler) -> Task<> {
    const Counted counted(alive);
    co_await inner(scheduler);
  };
  VirtualClock clock;
  {
    Scheduler scheduler(clock, 1);
    scheduler.spawn(outer(scheduler));
    scheduler.run_until(1s);
    CHECK(alive == 2);
  }
  CHECK(alive == 0);
}

TEST_CASE("an exception reaches whoever runs the scheduler", "[task]") {
  const auto fail = []() -> Task<> {
    throw std::runtime_error("out of memory");
    co_return;
  };
  const auto outer = [fail]() -> Task<> { co_await fail(); };
  VirtualClock clock;
  Scheduler scheduler(clock, 1);
  scheduler.spawn(outer());
  CHECK_THROWS_AS(scheduler.run(), std::runtime_error);
}
