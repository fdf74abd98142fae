#include "catch.hpp"
#include "cli/machine.hpp"
#include "exercises/catalogue.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("memory-budget");

}  // namespace

TEST_CASE("256 MB are 512,000 records of 500 bytes", "[memory-budget]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["max_records"] == 512'000);
  CHECK(metrics["bytes_used"] == 256'000'000);
}

TEST_CASE("200 alerts a minute are 288,000 a day, 57.6 MB at 200 bytes", "[memory-budget]") {
  const json metrics = exercise.metrics_of("record_bytes=200&alerts_per_minute=200&hours=24");
  CHECK(metrics["entries_needed"] == 288'000);
  CHECK(metrics["bytes_needed"] == 57'600'000);
}

TEST_CASE("the ring is really filled, to scale and exactly", "[memory-budget]") {
  const json result = exercise.result_of("");  // 8 MB for 256: 1 to 32
  CHECK(result["metrics"]["fill_scale"] == 32);
  CHECK(result["metrics"]["ring_records"] == 16'000);
  CHECK(result["memory"]["ring"]["peak"] == 8'000'000);
  CHECK(result["memory"]["ring"]["bound"] == 8'000'000);
  CHECK(result["memory"]["ring"]["count"] == 1);
}

TEST_CASE("at full size the whole budget is taken from the process, and no more when filled over", "[memory-budget]") {
  const std::uint64_t budget = 64'000'000;
  auto session = catalogue().open("memory-budget", "budget_mb=64&fill_mb=64", cli::machine());
  REQUIRE(session);
  session->step(session->length() / 2);
  const json filled = parsed(session->result());
  CHECK(filled["metrics"]["ring_bytes"] == budget);
  // The ring is one block of its own, every byte of it written; what the twin takes may have been there before.
  const double taken = filled["facts"].back()["value"];
  CHECK(taken >= 0.98 * budget);
  session->step(session->length());
  const json over = parsed(session->result());
  CHECK(over["metrics"]["ring_bytes"] == budget);
  CHECK(over["facts"].back()["value"].get<double>() <= taken + 0.05 * budget);
  CHECK_FALSE(session->any_check_failed());
}

TEST_CASE("the twin climbs as long as there is memory and then stops", "[memory-budget]") {
  const json half = exercise.frame_of("", 8000), full = exercise.frame_of("", 16'000),
             after = exercise.frame_of("", 16'001);
  CHECK(half["metrics"]["twin_bytes"] == 4'000'000);
  CHECK(full["metrics"]["twin_bytes"] == 8'000'000);
  CHECK(full["events"].size() == 1);
  CHECK(after["metrics"]["twin_bytes"] == 8'000'000);
  CHECK(after["events"][0]["subject"] == "unbounded twin");
  CHECK(after["now"] ==
        "Record 16,001: takes the place of record 1, the oldest; the unbounded twin has stopped: its memory is used "
        "up, at a scale of 1 to 32");
}

TEST_CASE("stepping tells which place a record takes", "[memory-budget]") {
  CHECK(exercise.frame_of("budget_mb=1&fill_mb=1", 0)["now"] == "Empty: 2,000 places of 500 B reserved");
  CHECK(exercise.frame_of("budget_mb=1&fill_mb=1", 3)["now"] == "Record 3: written to place 3 of 2,000");
}

TEST_CASE("the plan stands beside what is filled", "[memory-budget]") {
  const json rows = exercise.frame_of("record_bytes=200", 0)["tables"]["plan"]["rows"];
  CHECK(rows[0] == json({"what the budget allows", 1'280'000, 256'000'000, 1'280'000 / 12'000.0}));
  CHECK(rows[1] == json({"what should be kept", 288'000, 57'600'000, 24.0}));
  CHECK(exercise.frame_of("alerts_per_minute=0", 0)["tables"]["plan"]["rows"][0][3].is_null());
}

TEST_CASE("every check of a budget holds over sizes", "[memory-budget]") {
  for (const char* query : {"record_bytes=1&budget_mb=3&fill_mb=1", "record_bytes=1000000&budget_mb=1",
                            "record_bytes=999999&budget_mb=4096&fill_mb=1", "budget_mb=4096", "record_bytes=333",
                            "record_bytes=4096&budget_mb=5&fill_mb=2", "alerts_per_minute=0"}) {
    const Session session = exercise.ran(query);
    CAPTURE(query, session.result());
    CHECK_FALSE(session.any_check_failed());
  }
}

TEST_CASE("the goal is reached by the smallest budget alone", "[memory-budget]") {
  CHECK(score(exercise.result_of("record_bytes=200&budget_mb=58"), "smallest-budget") == 1);
  CHECK(score(exercise.result_of("record_bytes=200&budget_mb=59"), "smallest-budget") == 0.5);
  CHECK(score(exercise.result_of("record_bytes=200&budget_mb=57"), "smallest-budget") == 0);
  CHECK(score(exercise.result_of("record_bytes=200&budget_mb=57"), "keeps-all") < 1);
  CHECK(score(exercise.result_of("record_bytes=200&budget_mb=29"), "keeps-all") == Approx(0.5).epsilon(0.01));
}
