// BlockingQueue in one thread against queue.Queue of the real CPython, over drawn scripts.
#include "buffer/blocking_queue.hpp"

#include "base/random.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "sim/virtual_clock.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

json draw_step(Random& random, int item) {
  switch (random.randrange(std::uint64_t{9})) {
    case 0:
    case 1:
      return {"put_nowait", item};
    case 2:
    case 3:
      return {"put", item};
    case 4:
    case 5:
      return json::array({"get_nowait"});
    case 6:
      return json::array({"get"});
    default:
      return json::array({"task_done"});
  }
}

json outcome_of(Put outcome) { return outcome == Put::full ? json("Full") : json(nullptr); }
json outcome_of(const std::optional<int>& item) { return item ? json(*item) : json("Empty"); }

json play(const json& script) {
  VirtualClock clock;
  Account account("queue");
  BlockingQueue<int> queue(script["maxsize"], account, clock);
  json results = json::array();
  for (const json& step : script["steps"]) {
    json outcome = nullptr;
    if (step[0] == "put_nowait") {
      outcome = outcome_of(queue.put_nowait(step[1]));
    } else if (step[0] == "put") {
      outcome = outcome_of(queue.put(step[1], Nanoseconds::zero()));
    } else if (step[0] == "get_nowait") {
      outcome = outcome_of(queue.get_nowait());
    } else if (step[0] == "get") {
      outcome = outcome_of(queue.get(Nanoseconds::zero()));
    } else if (!queue.task_done()) {
      outcome = "ValueError";
    }
    results.push_back({outcome, queue.qsize(), queue.empty(), queue.full()});
  }
  return results;
}

}  // namespace

TEST_CASE("every call in one thread ends as queue.Queue's, over drawn scripts", "[conformance][blocking_queue]") {
  Random random(38);
  json scripts = json::array();
  for (int i = 0; i < 200; ++i) {
    json steps = json::array();
    for (int k = 0; k < 60; ++k) steps.push_back(draw_step(random, k));
    scripts.push_back({{"maxsize", random.randrange(-1, 6)}, {"steps", steps}});
  }
  const json expected = ask_python("blocking_queue_oracle.py", scripts);
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    CAPTURE(i, scripts[i]["maxsize"]);
    REQUIRE(play(scripts[i]) == expected[i]);
  }
}
