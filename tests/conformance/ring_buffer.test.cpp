// RingBuffer against collections.deque of the real CPython, over drawn scripts.
#include "buffer/ring_buffer.hpp"

#include "base/random.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

json draw_step(Random& random, int item) {
  switch (random.randrange(std::uint64_t{9})) {
    case 0:
    case 1:
    case 2:
      return {"append", item};
    case 3:
    case 4:
      return {"appendleft", item};
    case 5:
      return json::array({"pop"});
    case 6:
    case 7:
      return json::array({"popleft"});
    default:
      return random.randrange(std::uint64_t{20}) == 0 ? json::array({"clear"}) : json{"append", item};
  }
}

json taken(const std::optional<int>& item) { return item ? json(*item) : json(nullptr); }

json play(const json& script) {
  Account account("ring");
  const json& maxlen = script["maxlen"];
  const Capacity capacity = maxlen.is_null() ? Capacity::unbounded() : Capacity::bounded(maxlen.get<std::uint32_t>());
  RingBuffer<int> ring(capacity, account);
  json results = json::array();
  for (const json& step : script["steps"]) {
    json returned = nullptr;
    if (step[0] == "append") {
      ring.append(step[1]);
    } else if (step[0] == "appendleft") {
      ring.append_left(step[1]);
    } else if (step[0] == "pop") {
      returned = taken(ring.pop());
    } else if (step[0] == "popleft") {
      returned = taken(ring.pop_left());
    } else {
      ring.clear();
    }
    json items = json::array();
    for (std::uint32_t i = 0; i < ring.size(); ++i) items.push_back(ring[i]);
    results.push_back({returned, items});
  }
  return results;
}

}  // namespace

TEST_CASE("every step leaves what deque(maxlen) leaves, over drawn scripts", "[conformance][ring_buffer]") {
  Random random(38);
  const std::vector<json> bounds{nullptr, 0, 1, 2, 3, 10};
  json scripts = json::array();
  for (int i = 0; i < 200; ++i) {
    json steps = json::array();
    for (int k = 0; k < 60; ++k) steps.push_back(draw_step(random, k));
    scripts.push_back({{"maxlen", bounds[random.randrange(bounds.size())]}, {"steps", steps}});
  }
  const json expected = ask_python("ring_buffer_oracle.py", scripts);
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    CAPTURE(i, scripts[i]["maxlen"]);
    REQUIRE(play(scripts[i]) == expected[i]);
  }
}
