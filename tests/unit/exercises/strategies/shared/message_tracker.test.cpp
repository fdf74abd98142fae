#include "exercises/strategies/shared/message_tracker.hpp"

#include "catch.hpp"
#include "support/json.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace std::chrono_literals;

namespace {

struct Tracker {
  Account account{"timeline"};
  Timeline timeline{{{"a", LaneKind::client}, {"b", LaneKind::client}, {"c", LaneKind::client}}, account, 4, 16};
  MessageTracker tracker;

  explicit Tracker(std::optional<Nanoseconds> travel) : tracker(timeline, travel) {
    for (const std::uint32_t lane : {0U, 1U, 2U}) tracker.subscribe(lane);
  }
  json messages() {
    JsonWriter writer;
    writer.object();
    timeline.write(writer, "t", 1s);
    writer.end();
    return parsed(writer.take())["t"]["messages"];
  }
};

}  // namespace

TEST_CASE("a message goes to all others, and is received by who hears it", "[message_tracker]") {
  Tracker run(10ms);
  run.tracker.published(0, 7, 0ms);
  run.tracker.heard(0, 7, 10ms);
  run.tracker.heard(1, 7, 10ms);
  const json messages = run.messages();
  CHECK(messages["from"] == json{0, 0});
  CHECK(messages["to"] == json{1, 2});
  CHECK(messages["fate"] == json{"received", "under-way"});
}

TEST_CASE("what has not been heard when its time is over is lost", "[message_tracker]") {
  Tracker run(10ms);
  run.tracker.published(0, 7, 0ms);
  run.tracker.heard(2, 7, 10ms);
  run.tracker.settle(10ms);
  CHECK(run.messages()["fate"] == json{"under-way", "received"});
  run.tracker.settle(11ms);
  CHECK(run.messages()["fate"] == json{"lost", "received"});
  CHECK(run.messages()["until"] == json{10'000'000, 10'000'000});
}

TEST_CASE("one's own message is not taken for another's about the same key", "[message_tracker]") {
  Tracker run(10ms);
  run.tracker.published(0, 7, 0ms);
  run.tracker.published(1, 7, 1ms);
  run.tracker.heard(0, 7, 10ms);  // its own
  CHECK(run.messages()["fate"] == json{"under-way", "under-way", "under-way", "under-way"});
  run.tracker.heard(0, 7, 11ms);
  CHECK(run.messages()["fate"][2] == "received");
}

TEST_CASE("where travel times are unknown nothing counts as lost", "[message_tracker]") {
  Tracker run(std::nullopt);
  run.tracker.published(0, 7, 0ms);
  run.tracker.settle(1h);
  CHECK(run.messages()["fate"] == json{"under-way", "under-way"});
}
