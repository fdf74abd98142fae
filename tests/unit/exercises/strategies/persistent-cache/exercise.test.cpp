#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;
using namespace std::string_literals;

namespace {

const ExerciseRuns exercise("persistent-cache");

constexpr int entry = 13 + 200 + 1 + 64;  // key, value, tag, overhead

}  // namespace

TEST_CASE("what was on disk is there after the restart, what was in memory is not", "[persistent-cache]") {
  const json disk = exercise.metrics_of(""), memory = exercise.metrics_of("medium=memory");
  CHECK(disk["before_hits"] == memory["before_hits"]);
  CHECK(disk["survivors"] == 168);
  CHECK(disk["after_hits"] == 290);  // as diskcache has it
  CHECK(disk["lost_writes"] == 0);
  CHECK(memory["survivors"] == 0);
  CHECK(memory["after_hits"] == 209);
  CHECK(memory["lost_writes"] == 168);
}

TEST_CASE("a crash loses the writes since the last commit, and no other", "[persistent-cache]") {
  // 168 writes before the restart: one transaction of 100 was committed.
  const json batched = exercise.metrics_of("commit_every=100&ending=crash");
  CHECK(batched["survivors"] == 100);
  CHECK(batched["lost_writes"] == 68);
  CHECK(exercise.metrics_of("commit_every=1&ending=crash")["lost_writes"] == 0);
  CHECK(exercise.metrics_of("commit_every=100&ending=exit")["lost_writes"] == 0);
  CHECK(exercise.metrics_of("commit_every=1000&ending=crash")["survivors"] == 0);
}

TEST_CASE("1,000 bytes over 4 shards give a shard 250", "[persistent-cache]") {
  const json metrics = exercise.metrics_of("size_limit=1000&shards=4&value_bytes=10");
  CHECK(metrics["shard_share"] == 250);
  CHECK(metrics["maxsize"] == 4 * 2);  // 88 bytes an entry: two stay below 250
  CHECK(metrics["fullest_bytes"] == 2 * 88);
}

TEST_CASE("policies keep different entries in the same room", "[persistent-cache]") {
  const auto hits = [](const std::string& policy) -> int {
    return exercise.metrics_of("size_limit=30000&policy=" + policy)["after_hits"];
  };
  CHECK(hits("least-recently-stored") == 214);  // as diskcache has them
  CHECK(hits("least-recently-used") == 237);
  CHECK(hits("least-frequently-used") == 246);
}

TEST_CASE("without a policy the cache outgrows its limit", "[persistent-cache]") {
  const json result = exercise.result_of("size_limit=30000&policy=none");
  CHECK(result["metrics"]["cache_bytes"] > 30'000);
  CHECK(result["metrics"]["cache_bytes"] == result["metrics"]["twin_bytes"]);
  CHECK(result["metrics"]["maxsize"].is_null());
  CHECK(result["memory"]["cache"]["bound"].is_null());
  CHECK(result["metrics"]["evictions"] == 0);
}

TEST_CASE("entries that expire while nobody runs are found by nobody, and count until they are culled",
          "[persistent-cache]") {
  const json metrics = exercise.metrics_of("expire_s=30");
  CHECK(metrics["survivors"] == 168);
  CHECK(metrics["after_hits"] == exercise.metrics_of("medium=memory")["after_hits"]);
  CHECK(metrics["expirations"] > 0);
}

TEST_CASE("a new version evicts a tag, and the rest stays", "[persistent-cache]") {
  const json metrics = exercise.metrics_of("outdated=a&after=1", 1002);
  CHECK(metrics["outdated"] == 45);
  CHECK(metrics["currsize"] == 168 - 45);
}

TEST_CASE("the table shows every shard within its share", "[persistent-cache]") {
  const json rows = exercise.frame_of("size_limit=30000")["tables"]["shards"]["rows"];
  REQUIRE(rows.size() == 8);
  double entries = 0;
  for (const json& row : rows) {
    CHECK(row[2] == row[1].get<int>() * entry);
    CHECK(row[3] == 3750);
    CHECK(row[2] < row[3]);
    entries += row[1].get<double>();
  }
  CHECK(exercise.metrics_of("size_limit=30000")["currsize"] == entries);
}

TEST_CASE("every check holds over media, policies, endings and sizes", "[persistent-cache][long]") {
  for (const char* policy : {"least-recently-stored", "least-recently-used", "least-frequently-used", "none"}) {
    for (const char* rest :
         {"", "cull_limit=0", "cull_limit=1&size_limit=300&shards=3", "expire_s=0.5&ending=crash&commit_every=7",
          "medium=memory&ending=crash&commit_every=7&size_limit=5000", "size_limit=100&shards=16", "inputs=1",
          "order=uniform&size_limit=4000&cull_limit=3&outdated=d", "order=round-robin&down_s=0&value_bytes=1"}) {
      const Session session = exercise.ran("before=300&after=100&policy=" + std::string(policy) + "&" + rest);
      CAPTURE(policy, rest, session.result());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("the goals want a warm start in little room", "[persistent-cache]") {
  const json roomy = exercise.result_of("");
  CHECK(score(roomy, "warm") == 1);
  CHECK(score(roomy, "small") == Approx(30'000.0 / (178 * entry)));
  const json tight = exercise.result_of("size_limit=30000");
  CHECK(score(tight, "warm") == Approx(214.0 / 300 / 0.85));
  CHECK(score(tight, "small") == 0);
  const json careful = exercise.result_of("size_limit=30000&policy=least-frequently-used&cull_limit=1");
  CHECK(score(careful, "warm") == 1);
  CHECK(score(careful, "small") == 1);
}

TEST_CASE("stepping tells what was kept, culled and lost, and why", "[persistent-cache]") {
  const auto now = [](const std::string& rest, std::uint64_t events) -> std::string {
    return exercise.frame_of("order=round-robin&inputs=3&before=5&after=3&shards=1&" + rest, events)["now"];
  };
  CHECK(now("", 0) == "No request yet");
  CHECK(now("", 1) == "Request 1: square of 0, miss, asked for the first time: computed");
  CHECK(now("", 4) == "Request 4: square of 0, hit, stored 3 requests ago");
  CHECK(now("", 6) == "Restart: the process ends; the next one finds 3 entries, 0 answered writes are lost");
  CHECK(now("", 7) == "Request 6: square of 2, hit, stored 3 requests ago, before the restart");
  CHECK(now("medium=memory", 7) ==
        "Request 6: square of 2, miss, stored 3 requests ago, before the restart, lost in the restart: computed again");
  CHECK(now("ending=crash&commit_every=2", 6) ==
        "Restart: the process crashes; the next one finds 2 entries, 1 answered write is lost");
  CHECK(now("expire_s=1&cull_limit=0", 7) ==
        "Request 6: square of 2, miss, stored 3 requests ago, before the restart, expired: computed again");
  CHECK(now("outdated=c", 7) == "New version: 1 entry evicted by tag");
  CHECK(now("outdated=c", 8) == "Request 6: square of 2, miss, evicted as outdated: computed again");
  CHECK(now("size_limit=600&cull_limit=1", 3) ==
        "Request 3: square of 2, miss, asked for the first time: computed; square of 0 culled: least recently stored, "
        "stored 2 requests ago");
  CHECK(
      now("size_limit=600&cull_limit=1", 4).substr(0, 78) ==
      "Request 4: square of 0, miss, culled since, least recently stored: computed again; square of 1"s.substr(0, 78));
}

TEST_CASE("events of both processes carry a kind each view knows, newest first", "[persistent-cache]") {
  const json events = exercise.frame_of(
      "order=round-robin&inputs=3&before=3&after=1&shards=1&size_limit=600&cull_limit=1", 4)["events"];
  CHECK(events[0]["kind"] == "note");
  CHECK(events[1]["kind"] == "eviction");
  CHECK(events[2]["kind"] == "miss");
  CHECK(events[2]["subject"] == "square-000002");
}

TEST_CASE("without databases nothing is read back", "[persistent-cache]") {
  const json result = exercise.result_of("");
  CHECK(result["metrics"]["read_back"].is_null());
  CHECK(exercise.frame_of("")["measured_tables"]["read-back"]["rows"].empty());
}

TEST_CASE("what the first process computed saves the second its computing", "[persistent-cache]") {
  // Three inputs in turn, all computed by the first process: every request after the restart is a hit on its results.
  const json result = exercise.result_of("order=round-robin&inputs=3&before=5&after=3&cost_ms=7");
  CHECK(fact(result, "hits after the restart on results of the first process") == 3);
  CHECK(fact(result, "computing that those saved") == 21);
  CHECK(fact(exercise.result_of("medium=memory"), "computing that those saved") == 0);
}
