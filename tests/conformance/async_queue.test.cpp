// AsyncQueue and Scheduler against asyncio of the real CPython: who gets what, when, and in which order.
#include "buffer/async_queue.hpp"

#include "base/random.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

using Queue = AsyncQueue<int>;

/// Short times meet often: wake-ups and timeouts at the same instant are among them.
json draw_timeout(Random& random) {
  return random.randrange(std::uint64_t{3}) == 0 ? json(nullptr) : json(random.randrange(0, 4));
}

json draw_step(Random& random, int item) {
  switch (random.randrange(std::uint64_t{16})) {
    case 0:
    case 1:
    case 2:
      return {"sleep", random.randrange(0, 4)};
    case 3:
    case 4:
    case 5:
    case 6:
      return {"put", item, draw_timeout(random)};
    case 7:
    case 8:
    case 9:
    case 10:
      return {"get", draw_timeout(random)};
    case 11:
      return {"put_nowait", item};
    case 12:
      return json::array({"get_nowait"});
    case 13:
      return json::array({"join"});
    default:
      return json::array({"task_done"});
  }
}

Queue::Timeout timeout_of(const json& timeout) {
  if (timeout.is_null()) return std::nullopt;
  return Nanoseconds{timeout.get<Nanoseconds::rep>()};
}

struct Stage {
  explicit Stage(std::int64_t maxsize) : queue(maxsize, scheduler, account) {}

  VirtualClock clock;
  Account account{"queue"};
  Scheduler scheduler{clock, 100};
  Queue queue;
  json diary = json::array();
};

Task<> work(Stage& on, std::size_t worker, const json& steps) {
  for (std::size_t number = 0; number < steps.size(); ++number) {
    const json& step = steps[number];
    const std::string operation = step[0];
    json outcome = nullptr;
    if (operation == "sleep") {
      co_await on.scheduler.sleep_for(Nanoseconds{step[1].get<Nanoseconds::rep>()});
    } else if (operation == "put") {
      const Put put = co_await on.queue.put(step[1], timeout_of(step[2]));
      if (put == Put::full) outcome = "TimeoutError";
    } else if (operation == "get") {
      const auto item = co_await on.queue.get(timeout_of(step[1]));
      outcome = item ? json(*item) : json("TimeoutError");
    } else if (operation == "put_nowait") {
      if (on.queue.put_nowait(step[1]) == Put::full) outcome = "QueueFull";
    } else if (operation == "get_nowait") {
      const auto item = on.queue.get_nowait();
      outcome = item ? json(*item) : json("QueueEmpty");
    } else if (operation == "join") {
      co_await on.queue.join();
    } else if (!on.queue.task_done()) {
      outcome = "ValueError";
    }
    on.diary.push_back({on.clock.now().count(), worker, number, outcome});
  }
}

json play(const json& script) {
  Stage on(script["maxsize"]);
  for (std::size_t worker = 0; worker < script["workers"].size(); ++worker) {
    on.scheduler.spawn(work(on, worker, script["workers"][worker]));
  }
  on.scheduler.run();
  return on.diary;
}

}  // namespace

TEST_CASE("workers get what asyncio's get, at the same time and in the same order", "[conformance][async_queue]") {
  Random random(38);
  json scripts = json::array();
  for (int i = 0; i < 400; ++i) {
    json workers = json::array();
    int item = 0;
    for (std::int64_t w = random.randrange(2, 8); w > 0; --w) {
      json steps = json::array();
      for (int k = 0; k < 40; ++k) steps.push_back(draw_step(random, item++));
      workers.push_back(steps);
    }
    scripts.push_back({{"maxsize", random.randrange(-1, 5)}, {"workers", workers}});
  }
  const json expected = ask_python("async_queue_oracle.py", scripts);
  std::size_t events = 0;
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    const json mine = play(scripts[i]);
    for (std::size_t k = 0; k < std::min(mine.size(), expected[i].size()); ++k) {
      CAPTURE(i, k, scripts[i]["maxsize"]);
      REQUIRE(mine[k] == expected[i][k]);
    }
    REQUIRE(mine.size() == expected[i].size());
    events += mine.size();
  }
  CHECK(events > 10'000);
}
