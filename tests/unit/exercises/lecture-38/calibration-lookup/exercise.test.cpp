#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("calibration-lookup");

}  // namespace

TEST_CASE("the lecture's figures come out", "[calibration-lookup]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["hits"] == 4990);
  CHECK(metrics["misses"] == 10);
  CHECK(metrics["currsize"] == 10);
  CHECK(metrics["maxsize"] == 16);
  CHECK(metrics["uncached_ms"] == 500);
  CHECK(metrics["cached_ms"] == 1);
  CHECK(metrics["speedup"] == 500);
}

TEST_CASE("one entry too few and a cyclic stream hits nothing", "[calibration-lookup]") {
  const json metrics = exercise.metrics_of("maxsize=9");
  CHECK(metrics["hits"] == 0);
  CHECK(metrics["misses"] == 5000);
  CHECK(metrics["evictions"] == 4991);  // every miss but the nine that found room
  CHECK(metrics["cached_ms"] == 500);
}

TEST_CASE("ten seconds of lookups shrink to two milliseconds", "[calibration-lookup]") {
  const json metrics = exercise.metrics_of("records=50000&lookup_cost_ms=0.2");
  CHECK(metrics["uncached_ms"] == 10'000);
  CHECK(metrics["cached_ms"] == 2);
}

TEST_CASE("without a bound the cache is its own unbounded twin", "[calibration-lookup]") {
  const json metrics = exercise.metrics_of("maxsize=none&sensors=1000&order=uniform");
  CHECK(metrics["maxsize"].is_null());
  CHECK(metrics["evictions"] == 0);
  CHECK(metrics["cache_bytes"] == metrics["twin_bytes"]);
}

TEST_CASE("maxsize 0 keeps nothing", "[calibration-lookup]") {
  const json metrics = exercise.metrics_of("maxsize=0");
  CHECK(metrics["hits"] == 0);
  CHECK(metrics["currsize"] == 0);
  CHECK(metrics["evictions"] == 0);
}

TEST_CASE("typed keys change no count when all sensors are int", "[calibration-lookup]") {
  CHECK(exercise.metrics_of("order=zipf&sensors=50&typed=true") == exercise.metrics_of("order=zipf&sensors=50"));
}

TEST_CASE("every check holds over orders and sizes", "[calibration-lookup]") {
  for (const char* order : {"round-robin", "uniform", "zipf"}) {
    for (const char* maxsize : {"none", "0", "1", "2", "9", "10", "100", "300"}) {
      const Session session = exercise.ran("sensors=100&order=" + std::string(order) + "&maxsize=" + maxsize);
      CAPTURE(order, maxsize, session.result());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("the goal is reached by the smallest maxsize alone", "[calibration-lookup]") {
  CHECK(score(exercise.result_of("maxsize=10"), "smallest-maxsize") == 1);
  CHECK(score(exercise.result_of("maxsize=11"), "smallest-maxsize") == 0.5);
  CHECK(score(exercise.result_of("maxsize=none"), "smallest-maxsize") == 0.5);
  CHECK(score(exercise.result_of("maxsize=9"), "smallest-maxsize") == 0);
  CHECK(score(exercise.result_of("maxsize=10"), "most-hits") == 1);
  CHECK(score(exercise.result_of("maxsize=9"), "most-hits") == 0);
}

TEST_CASE("the smallest maxsize found by the goal is the smallest found by trying all", "[calibration-lookup]") {
  const std::string workload = "order=zipf&sensors=60&skew=2&records=20000&maxsize=";
  int smallest = 0;
  while (score(exercise.result_of(workload + std::to_string(smallest)), "most-hits") < 1) ++smallest;
  REQUIRE(smallest > 0);
  CHECK(score(exercise.result_of(workload + std::to_string(smallest)), "smallest-maxsize") == 1);
  CHECK(score(exercise.result_of(workload + std::to_string(smallest + 1)), "smallest-maxsize") == 0.5);
}

TEST_CASE("stepping tells in words what happened and why", "[calibration-lookup]") {
  CHECK(exercise.frame_of("", 0)["now"] == "No lookup yet");
  CHECK(exercise.frame_of("", 1)["now"] == "Lookup 1: S0, miss, first lookup: computed in 0.1 ms, stored");
  CHECK(exercise.frame_of("", 3101)["now"] == "Lookup 3,101: S0, hit, last read 10 lookups ago");
  CHECK(exercise.frame_of("maxsize=9", 10)["now"] ==
        "Lookup 10: S9, miss, first lookup: computed in 0.1 ms, stored; S0 evicted: least recently used, last read 9 "
        "lookups ago");
  CHECK(exercise.frame_of("maxsize=9", 11)["now"] ==
        "Lookup 11: S0, miss, last read 10 lookups ago, no longer kept: computed in 0.1 ms, stored; "
        "S1 evicted: least recently used, last read 9 lookups ago");
  CHECK(exercise.frame_of("maxsize=0", 1)["now"] ==
        "Lookup 1: S0, miss, first lookup: computed in 0.1 ms, not stored: maxsize is 0");
}

TEST_CASE("events come newest first and stay bounded", "[calibration-lookup]") {
  const json events = exercise.frame_of("maxsize=9", 5000)["events"];
  CHECK(events.size() == 200);
  CHECK(events[0]["kind"] == "eviction");
  CHECK(events[1]["kind"] == "miss");
  CHECK(events[1]["at"] == 5000);
  CHECK(events[2]["at"] == 4999);
}

TEST_CASE("the slots show the most recently used first", "[calibration-lookup]") {
  const json slots = exercise.frame_of("", 15)["slots"];
  CHECK(slots["cells"][0] == parsed(R"({"key":"S4","label":"S4","age":0,"state":"hit"})"));
  CHECK(slots["cells"][9]["label"] == "S5");
  CHECK(slots["capacity"] == 16);
}

TEST_CASE("before the first lookup nothing is measured that is not there", "[calibration-lookup]") {
  const json metrics = exercise.frame_of("", 0)["metrics"];
  CHECK(metrics["hit_ratio"].is_null());
  CHECK(metrics["speedup"].is_null());
  CHECK(metrics["hits"] == 0);
}

TEST_CASE("the bounded site stays flat while its unbounded twin climbs", "[calibration-lookup]") {
  const json result = exercise.result_of("sensors=10000&records=20000&maxsize=100");
  CHECK(result["memory"]["cache"]["peak"] == result["memory"]["cache"]["bound"]);
  CHECK(result["memory"]["unbounded_twin"]["current"] > 50 * result["memory"]["cache"]["current"].get<double>());
}
