#include "catch.hpp"
#include "cli/machine.hpp"
#include "exercises/catalogue.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("alert-flood");

/// Instrumented builds are many times slower, and their own bookkeeping shows in the resident set.
#if defined(__SANITIZE_ADDRESS__) || !defined(NDEBUG)
constexpr std::uint64_t many_records = 1'000'000, allowed_growth = 64'000'000;
#else
constexpr std::uint64_t many_records = 10'000'000, allowed_growth = 8'000'000;
#endif

}  // namespace

TEST_CASE("the lecture's alerts come out", "[alert-flood]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["total_triggered"] == 3082);
  CHECK(metrics["currently_stored"] == 500);
  CHECK(metrics["max_capacity"] == 500);
  CHECK(metrics["first_id"] == 2583);
  CHECK(metrics["last_id"] == 3082);
  CHECK(metrics["pushed_out"] == 2582);
  CHECK(metrics["alert_bytes"] == 500 * 32);
  CHECK(metrics["twin_bytes"] == 3082 * 32);
  CHECK(metrics["input_bytes"] == 10'000 * 16);
  CHECK(metrics["audit_taught_bytes"] == 500 * 32 + 10'000 * 16);
}

TEST_CASE("an audit that counts the input list grows where the accumulator does not", "[alert-flood]") {
  const json half = exercise.frame_of("", 5000)["metrics"], whole = exercise.frame_of("", 10'000)["metrics"];
  CHECK(half["alert_bytes"] == whole["alert_bytes"]);
  CHECK(whole["audit_taught_bytes"].get<int>() - half["audit_taught_bytes"].get<int>() == 5000 * 16);
}

TEST_CASE("ten million records: after the 500th alert nothing grows but to its limit", "[alert-flood]") {
  auto session = catalogue().open("alert-flood", "records=" + std::to_string(many_records), cli::machine());
  REQUIRE(session);
  session->step(2000);
  json metrics = parsed(session->frame())["metrics"];
  REQUIRE(metrics["total_triggered"] > 500);
  const json bytes = metrics["alert_bytes"];
  for (std::uint64_t slice = 0; slice < 10; ++slice) {
    session->step(many_records / 10);
    const json result = parsed(session->result());
    CHECK(result["metrics"]["alert_bytes"] == bytes);
    CHECK(result["memory"]["alerts"]["peak"] == bytes);
    CHECK(fact(result, "process memory since the start") < allowed_growth);
  }
  const json result = parsed(session->result());
  CHECK(session->position() == many_records);
  CHECK(result["memory"]["unbounded_twin"]["peak"] == 2'000'000);
  CHECK(result["memory"]["input_list"]["peak"] == 2'000'000);
  CHECK_FALSE(session->any_check_failed());
}

TEST_CASE("the twin and the input list stop at their limit and say so", "[alert-flood]") {
  const json result = exercise.result_of("limit_mb=0.05");  // room for 1562 alerts of 32 bytes, 3125 readings of 16
  CHECK(result["metrics"]["twin_bytes"] == 1562 * 32);
  CHECK(result["metrics"]["input_bytes"] == 3125 * 16);
  CHECK(fact(result, "input list stopped at record") == 3126);
  CHECK(fact(result, "unbounded twin stopped at record") > 4000);
  CHECK(fact(result, "all alerts would take") == 3082 * 32);
  CHECK(fact(result, "all readings would take") == 10'000 * 16);
  const json stopped = exercise.frame_of("limit_mb=0.05", 3126);
  CHECK(stopped["now"].get<std::string>().find("; input list stopped at its limit of 0.05 MB") != std::string::npos);
  bool noted = false;
  for (const json& event : stopped["events"]) {
    noted = noted || (event["at"] == 3126 && event["why"] == "the input list stopped at its limit of 0.05 MB");
  }
  CHECK(noted);
}

TEST_CASE("no reading above the threshold is no alert", "[alert-flood]") {
  const json metrics = exercise.metrics_of("sd=0&threshold=50");  // every reading is 50, not above it
  CHECK(metrics["total_triggered"] == 0);
  CHECK(metrics["first_id"].is_null());
  CHECK(metrics["last_id"].is_null());
  CHECK(exercise.metrics_of("sd=0&threshold=49.9")["total_triggered"] == 10'000);
}

TEST_CASE("with room for none all alerts are counted and none is kept", "[alert-flood]") {
  const json result = exercise.result_of("max_alerts=0");
  CHECK(result["metrics"]["total_triggered"] == 3082);
  CHECK(result["metrics"]["currently_stored"] == 0);
  CHECK(result["memory"]["alerts"]["peak"] == 0);
}

TEST_CASE("every check of a flood holds at any bound", "[alert-flood]") {
  for (const char* query : {"max_alerts=0", "max_alerts=1", "max_alerts=3082", "max_alerts=3083", "records=1",
                            "limit_mb=0.01", "sd=0", "threshold=-1000", "sensors=100000"}) {
    const Session session = exercise.ran(query);
    CAPTURE(query, session.result());
    CHECK_FALSE(session.any_check_failed());
  }
}

TEST_CASE("the smallest bound that keeps the recent alerts reaches the goal", "[alert-flood]") {
  const int busiest = fact(exercise.result_of(""), "most alerts among 1,000 records");
  const auto with = [&](int bound) { return exercise.result_of("max_alerts=" + std::to_string(bound)); };
  CHECK(score(with(busiest), "smallest-bound") == 1);
  CHECK(score(with(busiest), "keeps-recent") == 1);
  CHECK(score(with(busiest + 1), "smallest-bound") == 0.5);
  CHECK(score(with(busiest - 1), "smallest-bound") == 0);
  CHECK(score(with(busiest - 1), "keeps-recent") < 1);
}

TEST_CASE("the busiest thousand records are those that a count of every stretch finds", "[alert-flood]") {
  Session session = exercise.ran("records=4000", 0);
  std::vector<int> totals{0};
  while (session.step(1) > 0) totals.push_back(static_cast<int>(session.metrics()[0]));
  int busiest = 0;
  for (std::size_t end = 0; end < totals.size(); ++end) {
    busiest = std::max(busiest, totals[end] - totals[end < 1000 ? 0 : end - 1000]);
  }
  CHECK(fact(parsed(session.result()), "most alerts among 1,000 records") == busiest);
}

TEST_CASE("stepping through a flood tells what was read and what it did", "[alert-flood]") {
  CHECK(exercise.frame_of("", 0)["now"] == "No reading yet");
  // random.Random(38).gauss(50, 20) in CPython: 36.449…, 33.730…, 48.809…
  CHECK(exercise.frame_of("", 1)["now"] == "Record 1: S0 reads 36.4, not above 60: no alert");
  CHECK(exercise.frame_of("threshold=33", 2)["now"] == "Record 2: S1 reads 33.7, above 33: alert 2 stored");
  CHECK(exercise.frame_of("max_alerts=0&threshold=33", 2)["now"] ==
        "Record 2: S1 reads 33.7, above 33: alert 2 counted, not stored");
  const json flood = exercise.frame_of("max_alerts=2&threshold=-1000", 3);
  CHECK(flood["now"] == "Record 3: S2 reads 48.8, above -1,000: alert 3 stored, alert 1 pushed out: the oldest");
  CHECK(flood["events"][0]["kind"] == "dropped");
  CHECK(flood["events"][0]["subject"] == "alert 1, S0");
  CHECK(flood["tables"]["recent"]["rows"].size() == 2);
  CHECK(flood["tables"]["recent"]["rows"][0][0] == 3);
  CHECK(flood["tables"]["recent"]["rows"][0][1] == "S2");
  CHECK(flood["tables"]["recent"]["rows"][0][3] == 3);
}
