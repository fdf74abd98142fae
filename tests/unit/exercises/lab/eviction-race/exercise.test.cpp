#include <algorithm>

#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("eviction-race");
const std::string small = "objects=60&requests=1500&maxsize=20&";

}  // namespace

TEST_CASE("the figures are those of the Python policies", "[eviction-race]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["hits"] == 11'604);
  CHECK(metrics["misses"] == 8396);
  CHECK(metrics["evictions"] == 8296);
  CHECK(metrics["currsize"] == 100);
  CHECK(metrics["sieve_misses"] == 6768);
  CHECK(metrics["belady_misses"] == 4901);
  CHECK(metrics["no_cache_misses"] == 20'000);
  CHECK(metrics["best_miss_ratio"].get<double>() == 0.3384);
  CHECK(metrics["optimal_miss_ratio"].get<double>() == 0.24505);
}

TEST_CASE("a loop one entry short: LRU never hits, the optimum misses one in a round", "[eviction-race]") {
  const json metrics = exercise.metrics_of("workload=loop&objects=101&maxsize=100&requests=10100");
  CHECK(metrics["lru_misses"] == 10'100);
  CHECK(metrics["fifo_misses"] == 10'100);
  // 101 first requests; then, 99 rounds of 101: each miss lets the next 99 hit, so one request in 100 misses.
  CHECK(metrics["belady_misses"] == 101 + 99);
  CHECK(metrics["random_misses"] < 1000);
}

TEST_CASE("a scan is missed by everybody", "[eviction-race]") {
  const json metrics = exercise.metrics_of(small + "workload=scan");
  for (const auto& [name, figure] : metrics.items()) {
    CAPTURE(name);
    if (name.find("_misses") != std::string::npos) CHECK(figure == 1500);
  }
}

TEST_CASE("stepping tells what the watched policy did, and why", "[eviction-race]") {
  const std::string loop = "workload=loop&objects=3&requests=9&maxsize=2&policy=";
  CHECK(exercise.frame_of(loop + "lru", 0)["now"] == "No request yet");
  CHECK(exercise.frame_of(loop + "lru", 1)["now"] == "Request 1: K0, miss, first request");
  CHECK(exercise.frame_of(loop + "lru", 3)["now"] ==
        "Request 3: K2, miss, first request; K0 evicted: least recently used (asked for 2 requests ago, again in 1)");
  CHECK(exercise.frame_of(loop + "lru", 4)["now"] ==
        "Request 4: K0, miss, left 1 request ago, last asked for 3 requests ago; K1 evicted: least recently used "
        "(asked for 2 requests ago, again in 1)");
  CHECK(exercise.frame_of(loop + "belady", 3)["now"] ==
        "Request 3: K2, miss, first request; K1 evicted: needed again last (asked for 1 request ago, again in 2)");
  CHECK(exercise.frame_of(loop + "belady", 4)["now"] == "Request 4: K0, hit, last asked for 3 requests ago");
  CHECK(exercise.frame_of(loop + "s3-fifo", 4)["now"] == "Request 4: K0, miss, asked for 3 requests ago, and not kept");
}

TEST_CASE("an object that does not come again is evicted for good", "[eviction-race]") {
  CHECK(exercise.frame_of("workload=scan&requests=9&maxsize=2", 3)["now"] ==
        "Request 3: K2, miss, first request; K0 evicted: least recently used (asked for 2 requests ago, never again)");
}

TEST_CASE("the next victim in the picture is the one that the next new object evicts", "[eviction-race]") {
  for (const char* policy : {"fifo", "clock", "sieve", "slru", "arc", "lirs", "w-tinylfu", "random", "belady"}) {
    const std::string query = "workload=scan&requests=100&maxsize=30&policy=" + std::string(policy);
    CAPTURE(policy);
    const json next = exercise.frame_of(query, 60)["policies"]["watched"]["next"];
    const json evicted = exercise.frame_of(query, 61)["events"][0];
    CHECK(evicted["kind"] == "eviction");
    CHECK(evicted["subject"] == next["key"]);
  }
}

TEST_CASE("the race says who hit the latest request and who leads", "[eviction-race]") {
  CHECK(exercise.frame_of("", 0)["races"]["policies"]["hit"].empty());
  const json race = exercise.frame_of("")["races"]["policies"];
  CHECK(race["hit"].size() == 14);
  CHECK(race["hit"][13] == false);
  CHECK(race["note"] == "Fewest misses without knowing the future: SIEVE, 33.8 %. LRU: place 10 of 12.");
}

TEST_CASE("goals ask for hits, for scans withstood, and for the smallest cache", "[eviction-race]") {
  CHECK(score(exercise.result_of(""), "near-optimal") < 1);
  CHECK(score(exercise.result_of("policy=sieve"), "near-optimal") == 1);
  CHECK(score(exercise.result_of("policy=belady"), "near-optimal") == 0);
  CHECK(score(exercise.result_of("policy=sieve&maxsize=1000"), "near-optimal") == 0);  // nobody had to choose
  CHECK(score(exercise.result_of("workload=scan"), "near-optimal") == 0);
  CHECK(score(exercise.result_of("policy=s3-fifo"), "scan-resistant") == 0);
  CHECK(score(exercise.result_of("workload=mixed&policy=s3-fifo"), "scan-resistant") == 1);
  CHECK(score(exercise.result_of("workload=mixed"), "scan-resistant") == 0);
}

TEST_CASE("the smallest cache is judged against every policy", "[eviction-race]") {
  int smallest = 50;
  while (exercise.metrics_of("maxsize=" + std::to_string(smallest))["best_miss_ratio"] > 0.4) ++smallest;
  const std::string at = "maxsize=" + std::to_string(smallest) + "&policy=";
  double best = 0;
  for (const char* policy : {"lfu", "sieve", "lirs", "slru", "w-tinylfu"}) {
    best = std::max(best, score(exercise.result_of(at + policy), "smallest"));
  }
  CHECK(best == 1);
  CHECK(score(exercise.result_of("policy=sieve"), "smallest") == 0.5);
  CHECK(score(exercise.result_of("maxsize=5"), "smallest") < 0.5);
  CHECK(score(exercise.result_of("policy=belady"), "smallest") == 0);
}

TEST_CASE("every check holds over workloads, policies and sizes", "[eviction-race]") {
  for (const char* workload : {"zipf", "uniform", "scan", "loop", "shifting", "mixed"}) {
    for (const char* rest : {"maxsize=0&objects=300", "maxsize=1&policy=2q", "maxsize=19&policy=s3-fifo",
                             "maxsize=50000&policy=arc", "objects=1&policy=sieve", "policy=belady&skew=0&period=1"}) {
      const Session session = exercise.ran("requests=1500&workload=" + std::string(workload) + "&" + rest);
      CAPTURE(workload, rest, session.result());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("the watched cache holds its bytes from the start, its twin grows with the objects", "[eviction-race]") {
  const json early = exercise.result_of("workload=scan", 100), late = exercise.result_of("workload=scan");
  CHECK(early["memory"]["watched"] == late["memory"]["watched"]);
  CHECK(late["memory"]["watched"]["bound"] == late["memory"]["watched"]["current"]);
  CHECK(early["metrics"]["twin_bytes"] < late["metrics"]["cache_bytes"]);
  CHECK(late["metrics"]["twin_bytes"] > late["metrics"]["cache_bytes"]);
  CHECK(late["memory"]["unbounded_twin"]["bound"].is_null());
}
