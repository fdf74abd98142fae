#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("layers");

}  // namespace

TEST_CASE("answers stay right with the cache down, and the cost is visible", "[layers]") {
  const json result = exercise.result_of("");
  CHECK(result["metrics"]["refused_requests"] == 0);
  CHECK(result["metrics"]["stale_reads"] == 0);
  CHECK(result["metrics"]["lost_writes"] == 0);
  CHECK(fact(result, "hits while it was down") == 0);
  CHECK(fact(result, "hits before").get<double>() > 0.7);
  CHECK(fact(result, "mean wait while it was down").get<double>() >
        10 * fact(result, "mean wait before").get<double>());
  const json unbroken = exercise.metrics_of("broken=none");
  CHECK(result["metrics"]["database_loads"].get<int>() > 2 * unbroken["database_loads"].get<int>());
}

TEST_CASE("services that need their cache refuse everyone while it is down", "[layers]") {
  const json result = exercise.result_of("when_down=fail");
  CHECK(result["metrics"]["refused_requests"].get<int>() >= 500);  // a second of requests, one every two milliseconds
  CHECK(score(result, "answered") < 1);
  CHECK(score(result, "right") == 0);
}

TEST_CASE("of three caches one takes a third of the hits with it", "[layers]") {
  const double hits = fact(exercise.result_of("design=per-service"), "hits while it was down").get<double>();
  CHECK(hits > 0.4);
  CHECK(hits < 0.7);
}

TEST_CASE("a cache that is back as it was is wrong, unless it is told what it missed", "[layers]") {
  const std::string query = "returns=as-it-was&write_every=5&connections=4";
  CHECK(exercise.metrics_of(query + "&when_down=bypass")["stale_reads"] > 0);
  CHECK(exercise.metrics_of(query)["stale_reads"] == 0);
}

TEST_CASE("a killed service costs its requests in flight, a fused one what it kept", "[layers]") {
  const json apart = exercise.metrics_of("broken=compute"), fused = exercise.metrics_of("broken=compute&design=fused");
  CHECK(apart["refused_requests"] <= 3);
  CHECK(apart["lost_writes"] == 0);
  CHECK(apart["stale_reads"] == 0);
  CHECK(fused["lost_writes"] > 0);
  CHECK(fused["stale_reads"] > 0);
}

TEST_CASE("without the database the cache answers what it has, and writes are refused", "[layers]") {
  const json result = exercise.result_of("broken=storage");
  CHECK(result["metrics"]["refused_requests"] > 0);
  CHECK(result["metrics"]["stale_reads"] == 0);
  CHECK(fact(result, "hits while it was down").get<double>() > 0.4);
  CHECK(exercise.metrics_of("broken=storage&design=fused&write_every=2")["lost_writes"] == 0);
}

TEST_CASE("any service for any key, each with its own cache: they know nothing of each other's writes", "[layers]") {
  CHECK(exercise.metrics_of("design=per-service&routing=any&broken=none&write_every=5")["stale_reads"] > 0);
}

TEST_CASE("every check holds over designs, breaks and ways to go on", "[layers]") {
  for (const char* design : {"shared", "per-service", "fused"}) {
    for (const char* broken : {"none", "compute", "cache", "storage"}) {
      for (const char* rest : {"when_down=fail&returns=as-it-was", "when_down=redo&returns=as-it-was&write_every=2",
                               "when_down=bypass&routing=any", "services=1&connections=1", "keys=1&cache_ms=0"}) {
        const Session session = exercise.ran("requests=100&at_ms=60&for_ms=80&design=" + std::string(design) +
                                             "&broken=" + broken + "&" + rest);
        CAPTURE(design, broken, rest, session.result());
        CHECK_FALSE(session.any_check_failed());
      }
    }
  }
}

TEST_CASE("the goals want everyone answered, rightly, and soon", "[layers]") {
  const json lecture = exercise.result_of("");
  CHECK(score(lecture, "answered") == 1);
  CHECK(score(lecture, "right") == 1);
  CHECK(score(lecture, "quick") < 1);
  CHECK(score(exercise.result_of("connections=4"), "quick") == 1);
  CHECK(score(exercise.result_of("broken=none"), "answered") == 0);
  CHECK(score(exercise.result_of("broken=compute&design=fused"), "right") == 0);
}

TEST_CASE("stepping tells who asks, what is down and what came of the last one", "[layers]") {
  CHECK(exercise.frame_of("", 0)["now"] == "Nobody has asked yet");
  const std::string early = exercise.frame_of("", 4)["now"], down = exercise.frame_of("", 600)["now"];
  CHECK(early.find("last, request 1: answered from the database after 6 ms") != std::string::npos);
  CHECK(down.find("the cache is down") != std::string::npos);
  const std::string end = exercise.frame_of("")["now"];
  CHECK(end == "Every request is over: 0 refused, 0 wrong answers, 0 lost writes");
}
