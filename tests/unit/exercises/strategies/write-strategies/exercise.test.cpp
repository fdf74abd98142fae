#include "catch.hpp"
#include "exercises/exercise_runs.hpp"
#include "exercises/strategies/write-strategies/program_under_test.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::write_strategies;

namespace {

const ExerciseRuns exercise("write-strategies");

const std::string burst = "crash_ms=none&read_share=0.5&interval_ms=0.5&buffer=16&";

}  // namespace

TEST_CASE("when the plug is pulled write-behind alone loses acknowledged writes", "[write-strategies][long]") {
  for (const char* strategy : {"none", "cache-aside", "read-through", "write-through", "write-behind-journal"}) {
    const json metrics = exercise.metrics_of("strategy=" + std::string(strategy));
    CAPTURE(strategy);
    CHECK(metrics["lost_writes"] == 0);
    CHECK(metrics["stored_writes"] == metrics["acknowledged_writes"]);
  }
  const json behind = exercise.metrics_of("strategy=write-behind");
  CHECK(behind["lost_writes"] > 0);
  CHECK(behind["acknowledged_writes"].get<int>() - behind["stored_writes"].get<int>() == behind["lost_writes"]);
  CHECK(exercise.metrics_of("strategy=write-behind&crash_ms=none")["lost_writes"] == 0);
}

TEST_CASE("a buffer that drops the oldest loses exactly what overflowed, without a crash", "[write-strategies][long]") {
  const json drops = exercise.metrics_of(burst + "strategy=write-behind&when_full=drop-oldest");
  CHECK(drops["lost_writes"] > 0);
  CHECK(drops["lost_writes"] == drops["overflowed_writes"]);
  const json blocks = exercise.metrics_of(burst + "strategy=write-behind&when_full=block"),
             flushes = exercise.metrics_of(burst + "strategy=write-behind&when_full=flush");
  CHECK(blocks["lost_writes"] == 0);
  CHECK(flushes["lost_writes"] == 0);
  CHECK(drops["mean_write_ms"] < flushes["mean_write_ms"]);
  CHECK(flushes["mean_write_ms"] < blocks["mean_write_ms"]);
}

TEST_CASE("one run compares all strategies in a table", "[write-strategies][long]") {
  const json table = exercise.frame_of("")["tables"]["strategies"];
  REQUIRE(table["rows"].size() == write_strategy_names.size());
  const auto row = [&](const char* strategy) {
    for (const json& each : table["rows"]) {
      if (each[0] == strategy) return each;
    }
    return json();
  };
  const json none = row("none"), aside = row("cache-aside"), through = row("write-through"),
             behind = row("write-behind");
  constexpr int read = 1, write = 2, loads = 4, saves = 5, stale = 6, lost = 8, cache_bytes = 9, buffer_bytes = 10;
  CHECK(none[loads] == exercise.metrics_of("strategy=none")["database_loads"]);
  CHECK(aside[loads] < none[loads]);
  CHECK(through[loads] < aside[loads]);  // what was written is there
  CHECK(through[read] < aside[read]);
  CHECK(through[write] > aside[write]);
  CHECK(behind[write] < 1);
  CHECK(behind[saves] < through[saves]);
  CHECK(behind[lost] == exercise.metrics_of("strategy=write-behind")["lost_writes"]);
  CHECK(row("forgetful")[stale] > 100);
  CHECK(row("erase-first")[stale] > aside[stale]);
  CHECK(none[cache_bytes] == 0);
  CHECK(through[cache_bytes] > 0);
  CHECK(behind[buffer_bytes] > 0);
  for (const json& each : table["rows"]) CHECK(each.size() == table["columns"].size());
}

TEST_CASE("a buffer without bound grows with the backlog, the bounded one keeps to its bound",
          "[write-strategies][long]") {
  const std::string backlog = "crash_ms=none&read_share=0.2&interval_ms=0.5&batch=4&merge=false";
  const json memory = exercise.result_of(backlog)["memory"];
  CHECK(memory["write_buffer"]["peak"] <= memory["write_buffer"]["bound"]);
  CHECK(memory["unbounded_buffer"]["bound"].is_null());
  CHECK(memory["unbounded_buffer"]["peak"] > 10 * memory["write_buffer"]["bound"].get<double>());
}

TEST_CASE("every check of a write holds over strategies, buffers and crashes", "[write-strategies][long]") {
  for (const auto strategy : write_strategy_names) {
    for (const char* rest :
         {"crash_ms=0", "crash_ms=40&buffer=1&cache_ms=0&journal_ms=0", "merge=false&when_full=flush",
          "keys=1&when_full=drop-oldest&buffer=2", "spread=1&interval_ms=0&crash_ms=none"}) {
      const Session session =
          exercise.ran("requests=100&read_share=0.5&strategy=" + std::string(strategy) + "&" + rest);
      CAPTURE(strategy, rest, session.result());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("the goals of writing want it durable, quick and fresh", "[write-strategies][long]") {
  const json journal = exercise.result_of("strategy=write-behind-journal");
  for (const char* goal : {"durable", "quick", "fresh"}) CHECK(score(journal, goal) == 1);
  const json through = exercise.result_of("strategy=write-through");
  CHECK(score(through, "durable") == 1);
  CHECK(score(through, "quick") == Approx(5 / through["metrics"]["mean_write_ms"].get<double>()));
  CHECK(score(through, "fresh") == 0);
  CHECK(score(exercise.result_of("strategy=write-behind"), "durable") < 1);
  CHECK(score(exercise.result_of("strategy=write-behind&crash_ms=none"), "durable") == 0);
}

TEST_CASE("the steps of writing tell who asks, who waits and what was answered last", "[write-strategies]") {
  const std::string query = "requests=3&read_share=0&interval_ms=100&keys=1&crash_ms=250&strategy=write-behind";
  CHECK(exercise.frame_of(query, 0)["now"] == "The cache is empty, nobody has asked yet");
  const std::string first = exercise.frame_of(query, 1)["now"], last = exercise.frame_of(query, 4)["now"];
  CHECK(first.find("request 1 writes k0; 1 request waits") != std::string::npos);
  CHECK(last.rfind("Everyone is answered and nothing waits: ", 0) == 0);
  const json events = exercise.frame_of(query, 4)["events"];
  const auto plug = std::find_if(events.begin(), events.end(), [](const json& event) {
    return event["subject"] == "program" && event["kind"] == "dropped";
  });
  REQUIRE(plug != events.end());
  CHECK((*plug)["why"].get<std::string>().rfind("the plug is pulled: ", 0) == 0);
}
