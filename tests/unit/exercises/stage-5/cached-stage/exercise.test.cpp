#include "catch.hpp"
#include "exercises/catalogue.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("cached-stage");

}  // namespace

TEST_CASE("a cache saves the rankings of its hits, in virtual time too", "[cached-stage]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["maxsize"] == 128);
  CHECK(metrics["hits"].get<int>() + metrics["misses"].get<int>() == 10'000);
  CHECK(metrics["recomputations"] == metrics["misses"]);
  CHECK(metrics["uncached_ms"] == 2000);
  CHECK(metrics["cached_ms"].get<double>() == Approx(0.2 * metrics["misses"].get<double>()));
  CHECK(metrics["stages_built"] == 4);
  CHECK(metrics["stages_alive"] == 1);
}

TEST_CASE("the trap shows in the stages alive, not in the counters", "[cached-stage]") {
  const json trap = exercise.metrics_of("mode=method-cache&maxsize=1000&rebuild_every=250");
  const json own = exercise.metrics_of("maxsize=1000&rebuild_every=250");
  const json weak = exercise.metrics_of("mode=weak-key&maxsize=1000&rebuild_every=250");
  for (const char* same : {"hits", "misses", "recomputations", "ranking_sum", "cached_ms"}) {
    CHECK(trap[same] == own[same]);
    CHECK(weak[same] == own[same]);
  }
  CHECK(own["stages_alive"] == 1);
  CHECK(weak["stages_alive"] == 1);
  CHECK(trap["stages_alive"] > 5);
  CHECK(trap["stage_bytes"] == trap["stages_alive"].get<int>() * 200 * 4 * 4);
}

TEST_CASE("a method cache without a bound keeps every stage: it is its own unbounded twin", "[cached-stage]") {
  const json metrics = exercise.metrics_of("mode=method-cache&maxsize=none&rebuild_every=100");
  CHECK(metrics["stages_alive"] == 100);
  CHECK(metrics["stage_bytes"] == metrics["twin_bytes"]);
}

TEST_CASE("the trap without a bound is stopped by its limit, and says so", "[cached-stage]") {
  const std::string query = "mode=method-cache&maxsize=none&rebuild_every=2&candidates=1000&limit_mb=8&requests=2000";
  const Session session = exercise.ran(query);
  const json result = parsed(session.result());
  CHECK(result["metrics"]["stages_alive"] == 500);  // 8,000,000 B / (1000 candidates * 4 features * 4 B)
  CHECK(result["metrics"]["hits"].get<int>() + result["metrics"]["misses"].get<int>() == 1000);
  CHECK_FALSE(session.any_check_failed());
  CHECK(parsed(session.frame())["now"] ==
        "Stopped before request 1,001: stage 501 not built: the stages alive hold 8,000,000 B, one more would cross "
        "8,000,000 B");
}

TEST_CASE("the twin without a bound stops at the limit, the bounded run goes on", "[cached-stage]") {
  const json result = exercise.result_of("rebuild_every=2&candidates=1000&limit_mb=8&requests=4000&users=50");
  CHECK(result["metrics"]["twin_bytes"] == 8'000'000);
  CHECK(result["metrics"]["stage_bytes"] == 16'000);
  CHECK(result["metrics"]["stages_built"] == 2000);
}

TEST_CASE("keyed by user alone the cache serves answers of stages that are gone", "[cached-stage]") {
  const json metrics = exercise.metrics_of("mode=user-key");
  CHECK(metrics["stale_answers"] > 1000);
  CHECK(metrics["stages_alive"] == 1);
  CHECK(exercise.metrics_of("mode=user-key&rebuild_every=none")["stale_answers"] == 0);
}

TEST_CASE("without a cache there is nothing to save", "[cached-stage]") {
  const json metrics = exercise.metrics_of("mode=none");
  CHECK(metrics["recomputations"] == 10'000);
  CHECK(metrics["hits"] == 0);
  CHECK(metrics["misses"] == 0);
  CHECK(metrics["speedup"] == 1);
}

TEST_CASE("every check holds over caches, sizes and rebuilds", "[cached-stage]") {
  for (const char* mode : {"none", "method-cache", "per-stage", "weak-key", "user-key"}) {
    for (const char* maxsize : {"none", "0", "1", "30", "200"}) {
      for (const char* rebuild : {"none", "1", "33", "900"}) {
        const Session session = exercise.ran("requests=3000&users=60&candidates=20&mode=" + std::string(mode) +
                                             "&maxsize=" + maxsize + "&rebuild_every=" + rebuild);
        CAPTURE(mode, maxsize, rebuild, session.result());
        CHECK_FALSE(session.any_check_failed());
      }
    }
  }
}

TEST_CASE("the smallest maxsize that saves the rankings is the smallest found by trying all", "[cached-stage]") {
  const std::string workload = "users=60&requests=4000&rebuild_every=2000&candidates=10&maxsize=";
  int smallest = 0;
  while (score(exercise.result_of(workload + std::to_string(smallest)), "cpu-saved") < 1) ++smallest;
  REQUIRE(smallest > 1);
  CHECK(score(exercise.result_of(workload + std::to_string(smallest)), "smallest-maxsize") == 1);
  CHECK(score(exercise.result_of(workload + std::to_string(smallest + 1)), "smallest-maxsize") == 0.5);
  CHECK(score(exercise.result_of(workload + std::to_string(smallest - 1)), "smallest-maxsize") == 0);
}

TEST_CASE("saving the rankings is not enough: nothing old may be kept or served", "[cached-stage]") {
  CHECK(score(exercise.result_of("maxsize=300"), "nothing-kept") == 1);
  CHECK(score(exercise.result_of("maxsize=300&mode=weak-key"), "nothing-kept") == 1);
  CHECK(score(exercise.result_of("maxsize=300&mode=method-cache"), "nothing-kept") == 0);
  CHECK(score(exercise.result_of("maxsize=300&mode=user-key"), "nothing-kept") == 0);
  CHECK(score(exercise.result_of("maxsize=10"), "nothing-kept") == 0);
}

TEST_CASE("stepping tells in words what the stage did and what went", "[cached-stage]") {
  const std::string query = "users=3&skew=0&rebuild_every=4&maxsize=2&mode=method-cache";
  CHECK(exercise.frame_of(query, 0)["now"] == "No request yet");
  CHECK(exercise.frame_of(query, 1)["now"] ==
        "Request 1: U1 by stage 1, computed, no entry: 200 candidates ranked, stored");
  const json events = exercise.frame_of(query, 1)["events"];
  CHECK(events[0]["kind"] == "miss");
  CHECK(events[1] == parsed(R"({"at":1,"kind":"note","subject":"stage 1","why":"a new model is loaded"})"));
  bool freed = false, hit = false;
  for (std::uint64_t k = 1; k < 40; ++k) {
    const std::string now = exercise.frame_of(query, k)["now"];
    freed = freed || now.find("freed: its last entry has left the cache") != std::string::npos;
    hit = hit || now.find("hit, last used 1 request ago") != std::string::npos;
  }
  CHECK(freed);
  CHECK(hit);
}

TEST_CASE("slots show whose answers they hold", "[cached-stage]") {
  const json cells = exercise.frame_of("users=5&rebuild_every=10&mode=method-cache", 20)["slots"]["cells"];
  REQUIRE(cells.size() >= 2);
  CHECK(cells.front()["label"].get<std::string>().substr(2) == "/2");
  CHECK(cells.back()["label"].get<std::string>().substr(2) == "/1");
  CHECK(cells.front()["age"] == 0);
}

TEST_CASE("measured figures stay out of the digest", "[cached-stage]") {
  const auto with_clock = [](const Clock* clock) {
    Environment environment;
    environment.clock = clock;
    auto session = catalogue().open("cached-stage", "requests=2000", environment);
    session->step(2000);
    return session->digest();
  };
  struct Ticking final : Clock {
    mutable Nanoseconds time{};
    Nanoseconds now() const override { return time += Nanoseconds{777}; }
  };
  const Ticking clock;
  CHECK(with_clock(&clock) == with_clock(nullptr));
}
