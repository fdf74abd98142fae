#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("ttl-expiry");

}  // namespace

TEST_CASE("the lecture's figures come out, in every mode", "[ttl-expiry]") {
  for (const char* mode : {"as-taught", "corrected", "cachetools"}) {
    const json metrics = exercise.metrics_of("mode=" + std::string(mode));
    CHECK(metrics["warm_hits"] == 90);
    CHECK(metrics["warm_misses"] == 10);
    CHECK(metrics["warm_size"] == 10);
    CHECK(metrics["probe_hits"] == 0);
    CHECK(metrics["probe_misses"] == 10);
    CHECK(metrics["probe_size"] == 0);
    CHECK(metrics["stale_reads"] == 0);
    CHECK(metrics["hits"] == 90);
    CHECK(metrics["misses"] == 20);
    CHECK(metrics["evictions"] == 0);
    CHECK(metrics["maxsize"] == 16);
  }
}

TEST_CASE("an expired entry still counts, but where counting expires it", "[ttl-expiry]") {
  const json taught = exercise.metrics_of("probes=0"), library = exercise.metrics_of("probes=0&mode=cachetools");
  CHECK(taught["currsize"] == 10);
  CHECK(taught["live"] == 0);
  CHECK(library["currsize"] == 0);
  CHECK(library["expirations"] == 10);
}

TEST_CASE("the price of overwriting at capacity is paid in misses", "[ttl-expiry]") {
  const json taught = exercise.metrics_of("maxsize=10&overwrite_every=7");
  const json corrected = exercise.metrics_of("maxsize=10&overwrite_every=7&mode=corrected");
  // Every stranger is asked for again within the hundred lookups, and then missed.
  CHECK(taught["strangers"] > 0);
  CHECK(taught["warm_misses"] == 10 + taught["strangers"].get<int>());
  CHECK(corrected["evictions"] == 0);
  CHECK(corrected["warm_misses"] == 10);
}

TEST_CASE("invalidating by hand leaves nothing stale, one entry leaves nine", "[ttl-expiry]") {
  CHECK(exercise.metrics_of("ttl_s=60")["stale_reads"] == 10);
  CHECK(exercise.metrics_of("ttl_s=60&invalidate=one")["stale_reads"] == 9);
  CHECK(exercise.metrics_of("ttl_s=60&invalidate=all")["stale_reads"] == 0);
}

TEST_CASE("a sliding time to live hits more and lies more", "[ttl-expiry]") {
  const std::string readings = "sensors=5&lookups=200&every_ms=300&wait_s=0&change_s=10";
  const json fixed = exercise.metrics_of(readings), sliding = exercise.metrics_of(readings + "&sliding=true");
  // Each sensor is read every 1.5 s. Fixed, a read at 1.5 s hits, the one at 3 s misses and stores anew: half hit.
  CHECK(fixed["warm_hits"] == 100);
  CHECK(sliding["warm_hits"] == 195);
  CHECK(sliding["stale_reads"] > fixed["stale_reads"]);
}

TEST_CASE("every check holds over modes, sizes and times", "[ttl-expiry]") {
  for (const char* mode : {"as-taught", "corrected", "cachetools"}) {
    for (const char* maxsize : {"1", "9", "10", "40"}) {
      for (const char* ttl : {"0", "0.05", "2", "100"}) {
        for (const char* rest :
             {"", "&sliding=true", "&overwrite_every=3&invalidate=one", "&probes=0&invalidate=all"}) {
          const std::string query = "every_ms=7&order=zipf&sensors=30&lookups=500&mode=" + std::string(mode) +
                                    "&maxsize=" + maxsize + "&ttl_s=" + ttl + rest;
          Session session = exercise.ran(query, 0);
          for (const std::uint64_t steps : {1, 499, 1, 1, 1, 100}) {
            session.step(steps);
            CAPTURE(query, session.position(), session.result());
            REQUIRE_FALSE(session.any_check_failed());
          }
        }
      }
    }
  }
}

TEST_CASE("the goal is reached by the longest time to live that stays true", "[ttl-expiry]") {
  // The wait is 2.5 s and the source changes during it: a time to live of 2.5 s is just over when the probes come.
  CHECK(score(exercise.result_of("ttl_s=2.5"), "fresh") == 1);
  CHECK(score(exercise.result_of("ttl_s=2.5"), "longest-ttl") == 1);
  CHECK(score(exercise.result_of("ttl_s=2"), "longest-ttl") == 0.5);
  CHECK(score(exercise.result_of("ttl_s=3"), "fresh") == Approx(0.9));  // 10 of 100 hits
  CHECK(score(exercise.result_of("ttl_s=3"), "longest-ttl") == 0);
  CHECK(score(exercise.result_of("ttl_s=0"), "fresh") == 0);
}

TEST_CASE("the slots show the time left, and what has expired", "[ttl-expiry]") {
  const json cells = exercise.frame_of("every_ms=100", 11)["slots"]["cells"];
  REQUIRE(cells.size() == 10);
  CHECK(cells[9] == parsed(R"({"key":"S0","label":"S0","age":0,"state":"hit","note":"1 s"})"));
  CHECK(cells[0] == parsed(R"({"key":"S9","label":"S9","age":1,"state":"idle","note":"1.9 s"})"));
  CHECK(exercise.frame_of("", 101)["slots"]["cells"][0]["state"] == "expired");
  CHECK(exercise.frame_of("", 101)["slots"]["cells"][0]["note"] == "expired");
}

TEST_CASE("events come newest first, each with its kind", "[ttl-expiry]") {
  const json events = exercise.frame_of("", 102)["events"];
  CHECK(events[0]["kind"] == "miss");
  CHECK(events[1]["kind"] == "expired");
  CHECK(events[2] == parsed(R"({"at":101,"kind":"note","subject":"wait","why":"2.5 s pass without a lookup"})"));
  CHECK(events[3]["kind"] == "hit");
}

TEST_CASE("before the wait there is no size after it", "[ttl-expiry]") {
  CHECK(exercise.frame_of("", 100)["metrics"]["probe_size"].is_null());
  CHECK(exercise.frame_of("", 101)["metrics"]["probe_size"] == 10);
}

TEST_CASE("the bounded site stays flat while the dict climbs", "[ttl-expiry]") {
  const json memory = exercise.result_of("sensors=20000&lookups=20000")["memory"];
  CHECK(memory["cache"]["peak"] == memory["cache"]["bound"]);
  CHECK(memory["dict_without_expiry"]["used"] > 500 * memory["cache"]["current"].get<double>());
}
