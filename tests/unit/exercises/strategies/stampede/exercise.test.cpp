#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("stampede");

const std::string thousand = "beginning=expired&requests=1000&interval_ms=0";

}  // namespace

TEST_CASE("a thousand clients on one expired key load it a thousand times, or once", "[stampede][long]") {
  const json none = exercise.metrics_of(thousand);
  CHECK(none["database_loads"] == 1000);
  CHECK(none["loads_at_once"] == 1000);
  CHECK(none["misses"] == 1000);
  const json flight = exercise.metrics_of(thousand + "&strategy=single-flight");
  CHECK(flight["database_loads"] == 1);
  CHECK(flight["misses"] == 1000);
  CHECK(flight["mean_latency_ms"].get<double>() < none["mean_latency_ms"].get<double>() + 2);
}

TEST_CASE("a database of few connections makes everyone wait for everyone", "[stampede]") {
  // Ten loads of 100 ms at once: the last of 200 clients has its own after 20 rounds, and asking takes half a
  // millisecond before and behind it.
  const std::string crowd = "beginning=expired&requests=200&interval_ms=0&connections=10";
  CHECK(exercise.metrics_of(crowd)["p99_latency_ms"] == 20 * 100 + 1);
  CHECK(exercise.metrics_of(crowd + "&strategy=single-flight")["p99_latency_ms"] == 101.5);
}

TEST_CASE("the lecture's run stampedes at each end of the time to live", "[stampede][long]") {
  const json metrics = exercise.metrics_of("");
  // About as many as come in 100 ms, twice.
  CHECK(metrics["database_loads"] == 202);
  CHECK(metrics["loads_at_once"] == 101);
  CHECK(metrics["hits"] == 2798);
  CHECK(metrics["hits"].get<int>() + metrics["misses"].get<int>() == 3000);
}

TEST_CASE("the lock table leaks where nobody clears it", "[stampede]") {
  const std::string query = "strategy=single-flight&other_every=2&requests=400&most_flights=16";
  const json memory = exercise.result_of(query)["memory"];
  CHECK(memory["lock_table"]["peak"] <= memory["lock_table"]["bound"]);
  CHECK(memory["lock_table"]["current"] == 0);
  CHECK(memory["lock_per_key"]["bound"].is_null());
  CHECK(memory["lock_per_key"]["count"] == 201);  // 200 keys of their own and the hot one
}

TEST_CASE("every check holds over strategies, services and edges", "[stampede][long]") {
  for (const std::string_view strategy : {"none", "lock", "single-flight", "early-refresh", "xfetch", "stale-fallback",
                                          "lock-unchecked", "lock-per-key", "early-unguarded"}) {
    for (const char* rest : {"services=3&other_every=3&most_flights=1", "cache_ms=0&interval_ms=0&beginning=expired",
                             "lock_ms=1&connections=1&beginning=expired&load_ms=20",
                             "early_share=1&beta=10&ttl_ms=10&change_ms=10&cache_ms=5"}) {
      const Session session = exercise.ran("requests=40&strategy=" + std::string(strategy) + "&" + rest);
      CAPTURE(strategy, rest, session.result());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("one request is a run too", "[stampede]") {
  const Session session = exercise.ran("requests=1");
  CHECK_FALSE(session.any_check_failed());
  CHECK(parsed(session.result())["metrics"]["hits"] == 1);
}

TEST_CASE("the goals want the database spared, nobody waiting, and nothing past its time", "[stampede][long]") {
  const auto scores = [](const std::string& query) {
    const json result = exercise.result_of("load_ms=50&requests=1200&" + query);
    return std::vector<double>{score(result, "spared"), score(result, "no-wait"), score(result, "fresh")};
  };
  CHECK(scores("strategy=early-refresh") == std::vector<double>{1, 1, 1});
  CHECK(scores("strategy=stale-fallback") == std::vector<double>{1, 1, 0});
  const auto naive = scores(""), flight = scores("strategy=single-flight");
  CHECK(naive[0] == Approx(4.0 / 51));  // two lives begun, 51 clients in 50 ms
  CHECK(naive[1] < 1);
  CHECK(flight[0] == 1);
  CHECK(flight[1] < 1);
  CHECK(flight[2] == 0);
}

TEST_CASE("stepping tells who asks, who waits and what became of it", "[stampede]") {
  const std::string query = "strategy=single-flight&beginning=expired&requests=3&jitter=0&interval_ms=60";
  CHECK(exercise.frame_of(query, 0)["now"] == "The entry has just expired, nobody has asked yet");
  CHECK(exercise.frame_of(query, 2)["now"] ==
        "At 60 ms, request 2 asks for hot; 2 requests wait; 1 load so far, 1 of the hot key under way");
  CHECK(exercise.frame_of(query, 3)["now"] ==
        "At 120 ms, request 3 asks for hot; 1 request waits; 1 load so far, 0 of the hot key under way; the last "
        "answer: request 2, from another's load after 41.5 ms");
  CHECK(exercise.frame_of(query, 4)["now"] == "Everyone has been answered: 1 load");
}

TEST_CASE("the frame has all strategies in a table, the clients on a timeline, and answers as events", "[stampede]") {
  const json frame = exercise.frame_of("strategy=lock&beginning=expired&requests=30&services=2");
  CHECK(frame["tables"]["strategies"]["rows"].size() == 9);
  const json timeline = frame["timelines"]["clients"];
  CHECK(timeline["lanes"].size() == 15);
  CHECK(timeline["keys"] == json{"hot"});
  CHECK(timeline["words"].size() < 40);
  REQUIRE(frame["events"].size() == 30);
  CHECK(frame["events"][0]["kind"] == "miss");
}
