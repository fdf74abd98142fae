#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("tiered-cache");

}  // namespace

TEST_CASE("three services, and what each tier answers", "[tiered-cache]") {
  const json metrics = exercise.metrics_of("");
  const double reads = 3800;  // one request in twenty is a write
  CHECK(metrics["l1_hits"].get<double>() + metrics["l2_hits"].get<double>() + metrics["misses"].get<double>() == reads);
  CHECK(metrics["l1_ratio"] == metrics["l1_hits"].get<double>() / reads);
  CHECK(metrics["l2_ratio"].get<double>() > 0.3);
  CHECK(metrics["promotions"] > 0);
  CHECK(metrics["currsize"] <= 300);
  CHECK(metrics["maxsize"] == 300);
}

TEST_CASE("a second tier answers sooner than L2 alone", "[tiered-cache]") {
  const json tiered = exercise.metrics_of("requests=1000"), alone = exercise.metrics_of("requests=1000&maxsize=0");
  CHECK(alone["l1_hits"] == 0);
  CHECK(tiered["mean_latency_ms"].get<double>() < alone["mean_latency_ms"].get<double>());
  CHECK(tiered["stale_reads"].get<int>() > alone["stale_reads"].get<int>());
}

TEST_CASE("an L1 without bound or time grows with the keys and is outdated for ever", "[tiered-cache]") {
  const json naive = exercise.metrics_of("requests=1500&maxsize=none&l1_ttl_ms=none"),
             bounded = exercise.metrics_of("requests=1500&maxsize=20");
  CHECK(naive["l1_bytes"] == naive["twin_bytes"]);
  CHECK(naive["l1_bytes"].get<double>() > 2 * bounded["l1_bytes"].get<double>());
  CHECK(naive["stale_reads"].get<int>() > bounded["stale_reads"].get<int>());
  CHECK(naive["max_staleness_ms"] > 1000);  // most of the run
  CHECK(naive["maxsize"].is_null());
  CHECK(naive["evictions"] == 0);
}

TEST_CASE("who is told is coherent, unless the message is lost", "[tiered-cache]") {
  const json told = exercise.metrics_of("requests=1500&told=true"),
             lossy = exercise.metrics_of("requests=1500&told=true&lost_share=0.1"),
             relying = exercise.metrics_of("requests=1500&told=true&lost_share=0.1&l1_ttl_ms=none");
  CHECK(told["lost_messages"] == 0);
  CHECK(told["max_staleness_ms"] < 10);  // a save is on its way back, and the message
  CHECK(lossy["lost_messages"] > 0);
  CHECK(lossy["stale_reads"].get<int>() > told["stale_reads"].get<int>());
  CHECK(relying["max_staleness_ms"].get<double>() > lossy["max_staleness_ms"].get<double>());
}

TEST_CASE("without promotion L1 answers less", "[tiered-cache]") {
  const json metrics = exercise.metrics_of("requests=1000&promote=false");
  CHECK(metrics["promotions"] == 0);
  CHECK(metrics["l1_ratio"].get<double>() < exercise.metrics_of("requests=1000")["l1_ratio"].get<double>());
}

TEST_CASE("every check holds over sizes, times and ways to hear", "[tiered-cache]") {
  for (const char* size : {"0", "1", "30", "none"}) {
    for (const char* rest : {"l1_ttl_ms=5&l2_ttl_ms=20", "told=true&lost_share=0.5", "promote=false&services=1",
                             "write_every=1", "write_every=0&cache_ms=0&load_ms=0", "keys=1&interval_ms=0.1"}) {
      const Session session = exercise.ran("requests=120&maxsize=" + std::string(size) + "&" + rest);
      CAPTURE(size, rest, session.result());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("the goals want answers near, true and in little memory", "[tiered-cache]") {
  const json lecture = exercise.result_of(""), small = exercise.result_of("told=true&maxsize=80"),
             naive = exercise.result_of("requests=2000&maxsize=none&l1_ttl_ms=none");
  CHECK(score(lecture, "near") == 1);
  CHECK(score(lecture, "coherent") < 1);
  CHECK(score(lecture, "small") == 0);
  CHECK(score(small, "near") == 1);
  CHECK(score(small, "coherent") == 1);
  CHECK(score(small, "small") == 1);
  CHECK(score(naive, "coherent") < 0.1);
  CHECK(score(exercise.result_of("requests=500&maxsize=0"), "near") == 0);
}

TEST_CASE("stepping tells who asks, and where the last answer came from", "[tiered-cache]") {
  CHECK(exercise.frame_of("", 0)["now"] == "All caches are empty, nobody has asked yet");
  const std::string early = exercise.frame_of("keys=1", 10)["now"];
  CHECK(early.find("service 1 reads k0; 0 stale reads so far; last done, service 1: k0, from its L1") !=
        std::string::npos);
  const std::string end = exercise.frame_of("requests=200")["now"];
  CHECK(end.find("All is done: of 190 reads L1 answered ") == 0);
}
