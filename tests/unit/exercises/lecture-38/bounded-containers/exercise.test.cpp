#include <set>

#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("bounded-containers");

}  // namespace

TEST_CASE("under the same load a ring loses, a queue waits, a queue with a timeout does both", "[bounded-containers]") {
  const json metrics = exercise.metrics_of("");
  // Two consumers take at 0, 3, …, 999 ms and at 1, 4, …, 997: 667 readings, and 16 more after the last has come.
  CHECK(metrics["ring_delivered"] == 667 + 16);
  CHECK(metrics["ring_lost"] == 1000 - 667 - 16);
  CHECK(metrics["async_lost"] == 0);
  CHECK(metrics["async_delivered"] == 1000);
  CHECK(metrics["async_wait_ms"] > 0);
  CHECK(metrics["blocking_lost"] > 0);
  CHECK(metrics["blocking_wait_ms"] > 0);
  CHECK(metrics["lru_lost"] > 0);
  CHECK(metrics["ttl_lost"] >= metrics["lru_lost"]);
}

TEST_CASE("with a consumer more nothing is lost and nobody waits", "[bounded-containers]") {
  const json result = exercise.result_of("consumers=3");
  for (const char* simulation : {"ring", "lru", "ttl", "blocking", "async"}) {
    CHECK(result["metrics"][std::string(simulation) + "_lost"] == 0);
  }
  CHECK(result["metrics"]["async_wait_ms"] == 0);
  CHECK(score(result, "nothing-lost") == 1);
  CHECK(score(result, "nobody-waits") == 1);
}

TEST_CASE("a producer with no patience makes a queue lose what a ring loses", "[bounded-containers]") {
  const json metrics = exercise.metrics_of("put_timeout_ms=0");
  CHECK(metrics["blocking_wait_ms"] == 0);
  CHECK(metrics["blocking_lost"] == metrics["ring_lost"]);
}

TEST_CASE("a producer with all patience makes a blocking queue an async one", "[bounded-containers]") {
  const json metrics = exercise.metrics_of("put_timeout_ms=10000");
  CHECK(metrics["blocking_lost"] == 0);
  CHECK(metrics["blocking_wait_ms"] == metrics["async_wait_ms"]);
}

TEST_CASE("a larger bound puts the loss off and does not end it", "[bounded-containers]") {
  const json small = exercise.metrics_of("readings=5000"), large = exercise.metrics_of("readings=5000&capacity=200");
  CHECK(large["ring_lost"] < small["ring_lost"]);
  CHECK(large["ring_lost"].get<int>() + 184 == small["ring_lost"]);  // just the places there are more
}

TEST_CASE("the bounded containers stay within their bytes while the twin climbs", "[bounded-containers]") {
  const json memory = exercise.result_of("readings=10000")["memory"];
  for (const char* site : {"ring", "lru_cache", "ttl_cache", "blocking_queue", "async_queue"}) {
    CHECK(memory[site]["peak"] == memory[site]["bound"]);
  }
  CHECK(memory["unbounded_twin"]["bound"].is_null());
  CHECK(memory["unbounded_twin"]["peak"] > 100 * memory["async_queue"]["peak"].get<int>());
}

TEST_CASE("every reading is accounted for at every step", "[bounded-containers]") {
  for (const char* query : {"readings=60&capacity=3", "readings=60&capacity=1&producers=5&consumers=3&work_ms=20",
                            "readings=60&put_timeout_ms=0&ttl_ms=0.5", "readings=60&sensors=1&interval_ms=0.01"}) {
    Session session = exercise.ran(query, 0);
    do {
      CAPTURE(query, session.position(), session.result());
      REQUIRE_FALSE(session.any_check_failed());
    } while (session.step(1) > 0);
  }
}

TEST_CASE("stepping tells what each container did", "[bounded-containers]") {
  CHECK(exercise.frame_of("", 0)["now"] == "No reading yet");
  const std::string now = exercise.frame_of("capacity=1&consumers=1&put_timeout_ms=10", 3)["now"];
  CHECK(now.rfind("At 2 ms, reading 3 of S", 0) == 0);
  CHECK(now.find("blocking queue: waits for room, 1 held, 0 lost so far") != std::string::npos);
  CHECK(exercise.frame_of("", 1001)["now"].get<std::string>().rfind("The stream has ended", 0) == 0);
}

TEST_CASE("the table names the losses and the bounds", "[bounded-containers]") {
  const json table = exercise.frame_of("", 1001)["tables"]["containers"];
  REQUIRE(table["rows"].size() == 6);
  const json& ring = table["rows"][0];
  REQUIRE(ring.size() == table["columns"].size());
  CHECK(ring[0] == "ring");
  CHECK(ring[1] == 683);
  CHECK(ring[2] == 317);
  CHECK(ring[3] == "317 pushed out");
  CHECK(ring[10] == 16 * 4);
  CHECK(table["rows"][5][0] == "unbounded twin");
  CHECK(table["rows"][5][2] == 0);
  CHECK(table["rows"][5][10].is_null());
}

TEST_CASE("losses are told newest first, with their reason", "[bounded-containers]") {
  const json events = exercise.frame_of("ttl_ms=5", 1001)["events"];
  CHECK(events.size() == 200);
  std::set<std::string> kinds;
  std::uint64_t before = ~std::uint64_t{0};
  for (const json& event : events) {
    kinds.insert(event["kind"]);
    CHECK(event["at"] <= before);
    before = event["at"];
  }
  CHECK(kinds == std::set<std::string>{"dropped", "eviction", "expired"});
}

TEST_CASE("going back and forth comes to the same", "[bounded-containers]") {
  Session session = exercise.ran("", 300);
  const std::string digest = session.digest();
  session.seek(700);
  session.seek(300);
  CHECK(session.digest() == digest);
}
