#include <algorithm>

#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("invalidation");

}  // namespace

TEST_CASE("the longer nobody tells a copy, the more reads are stale", "[invalidation][long]") {
  const json result = exercise.result_of("");
  const json metrics = result["metrics"];
  CHECK(metrics["database_loads"] == 51);  // each key once, and once a second time while it was on its way
  CHECK(metrics["stale_reads"].get<double>() > 0.8 * 3800);
  CHECK(metrics["writes"] == 200);
  CHECK(metrics["hits"].get<int>() + metrics["misses"].get<int>() == 3800);
}

TEST_CASE("a time to live bounds staleness, a sliding one does not", "[invalidation][long]") {
  const json fixed = exercise.metrics_of("strategy=ttl"), sliding = exercise.metrics_of("strategy=sliding-ttl");
  CHECK(fixed["max_staleness_ms"].get<double>() < 2000);
  CHECK(sliding["max_staleness_ms"].get<double>() > 10'000);
  CHECK(sliding["stale_reads"].get<int>() > fixed["stale_reads"].get<int>());
}

TEST_CASE("one message in fifty lost: few reads are stale, but for long", "[invalidation][long]") {
  const json told = exercise.metrics_of("strategy=pub-sub&lost_share=0"),
             lossy = exercise.metrics_of("strategy=pub-sub");
  CHECK(told["lost_messages"] == 0);
  CHECK(told["max_staleness_ms"].get<double>() <= 3);  // half of a save, and the message
  CHECK(lossy["lost_messages"].get<int>() > 0);
  CHECK(lossy["max_staleness_ms"].get<double>() > 2000);
  const json careful = exercise.metrics_of("strategy=pub-sub-ttl&ttl_ms=500");
  CHECK(careful["lost_messages"].get<int>() > 0);
  CHECK(careful["max_staleness_ms"].get<double>() <= 502.5);  // a value is read half of a load before it is kept
}

TEST_CASE("orphaned versions take memory until their time is over, or for ever", "[invalidation][long]") {
  const json ending = exercise.result_of("strategy=version-tags"),
             forever = exercise.result_of("strategy=version-tags-forever");
  CHECK(ending["metrics"]["orphan_bytes"].get<int>() < forever["metrics"]["orphan_bytes"].get<int>() / 5);
  const json site = ending["memory"]["version_tags"], twin = ending["memory"]["version_tags_forever"];
  CHECK(site["peak"] <= site["bound"]);
  CHECK(twin["bound"].is_null());
  CHECK(twin["current"].get<int>() > 5 * site["current"].get<int>());
  CHECK(forever["metrics"]["currsize"].get<int>() > 700);
}

TEST_CASE("every check of invalidation holds over strategies and edges", "[invalidation][long]") {
  for (const std::string_view strategy :
       {"forgotten", "ttl", "sliding-ttl", "pub-sub", "pub-sub-ttl", "version-tags", "version-tags-forever"}) {
    for (const char* rest :
         {"services=1&keys=1&write_every=2", "cache_ms=0&interval_ms=0.1&lost_share=0&load_ms=0",
          "ttl_ms=10&load_ms=30&interval_ms=1&keys=5&write_every=3&tags=2", "maxsize=0&lost_share=1&write_every=0",
          "maxsize=1&cache_ms=50&write_every=1&lost_share=0.5"}) {
      const Session session = exercise.ran("requests=50&strategy=" + std::string(strategy) + "&" + rest);
      CAPTURE(strategy, rest, session.result());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("one request of invalidation is a run too", "[invalidation]") {
  for (const char* query : {"requests=1", "requests=1&write_every=1"}) {
    const Session session = exercise.ran(query);
    CHECK_FALSE(session.any_check_failed());
  }
}

TEST_CASE("the goals want answers true, soon corrected, and the database spared", "[invalidation][long]") {
  const auto scores = [](const std::string& query) {
    const json result = exercise.result_of("requests=2000&" + query);
    return std::vector<double>{score(result, "true"), score(result, "soon"), score(result, "spared"),
                               score(result, "tidy")};
  };
  CHECK(scores("strategy=version-tags&tags=25") == std::vector<double>{1, 1, 1, 1});
  CHECK(scores("strategy=pub-sub&lost_share=0")[1] == 0);  // nothing is at stake
  const auto forever = scores("strategy=version-tags-forever");
  CHECK(forever[2] == 1);
  CHECK(forever[3] < 0.6);
  const auto forgotten = scores("");
  CHECK(forgotten[0] < 0.05);
  CHECK(forgotten[1] < 0.1);
  CHECK(forgotten[2] == 0);
  CHECK(forgotten[3] == 0);
}

TEST_CASE("stepping tells which service does what, and what became of it", "[invalidation]") {
  const std::string query = "keys=1&write_every=3&requests=5&interval_ms=20";
  CHECK(exercise.frame_of(query, 0)["now"] == "All caches are empty, nobody has asked yet");
  CHECK(exercise.frame_of(query, 3)["now"] ==
        "At 40 ms, service 1 writes k0; 0 stale reads so far; last done, service 2: k0, from the cache after 0.5 ms");
  CHECK(exercise.frame_of(query, 5)["now"] ==
        "At 80 ms, service 1 reads k0; 1 stale read so far; last done, service 4: k0, from the cache after 0.5 ms, "
        "outdated for 18 ms");
  CHECK(exercise.frame_of(query, 6)["now"] == "All is done: 2 stale reads of 4, 1 load");
}

TEST_CASE("the frame has services and their messages on a timeline, and all strategies in a table", "[invalidation]") {
  const json frame = exercise.frame_of("strategy=pub-sub&requests=40&write_every=10&lost_share=0.5");
  CHECK(frame["tables"]["strategies"]["rows"].size() == 7);
  const json timeline = frame["timelines"]["services"];
  CHECK(timeline["lanes"].size() == 6);
  CHECK(timeline["messages"]["from"].size() == 4 * 3);  // to all others
  const json fates = timeline["messages"]["fate"];
  CHECK(std::count(fates.begin(), fates.end(), "lost") > 0);
  CHECK(std::count(fates.begin(), fates.end(), "received") > 0);
  CHECK(std::count(fates.begin(), fates.end(), "under-way") == 0);
  CHECK(frame["events"].size() == 40);
}
