#include "catch.hpp"
#include "exercises/catalogue.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("leak-hunt");

}  // namespace

TEST_CASE("the leak is named before a tenth of the way to the limit, without a false alarm", "[leak-hunt]") {
  const json result = exercise.result_of("");
  const json& metrics = result["metrics"];
  CHECK(metrics["named_site"] == 6);  // event_log, by seed 38
  CHECK(metrics["way_at_alarm"] < 0.1);
  CHECK(metrics["false_alarms"] == 0);
  // 512 MB less the healthy 136 MB at 18 MB an hour: 20.9 h, less what sessions and buffer hold at the time.
  CHECK(metrics["hours_to_limit"].get<double>() == Approx(20.7).margin(0.3));
  CHECK(named(result["checks"], "named-early")["passed"] == true);
  CHECK(named(result["checks"], "no-false-alarm")["passed"] == true);
}

TEST_CASE("a process that nobody repairs is killed at its limit, in a clear state", "[leak-hunt]") {
  const Session session = exercise.ran("");
  const json frame = parsed(session.frame());
  CHECK(frame["now"] == "Killed at 20:32:30 with 511.9 MB booked; the figures stay as they were");
  CHECK(frame["memory"]["process"]["peak"] <= 512'000'000);
  CHECK(frame["events"][0]["kind"] == "dropped");
  CHECK(frame["events"][0]["why"].get<std::string>().find("does not fit the limit of 512.0 MB") != std::string::npos);
  CHECK_FALSE(session.any_check_failed());
}

TEST_CASE("named early, shown by the snapshots and repaired: every goal is reached", "[leak-hunt]") {
  const json result = exercise.result_of("suspect=event_log&first_snapshot_h=0.75&second_snapshot_h=2&repair=bounded");
  CHECK(result["metrics"]["growth_site"] == 6);
  CHECK(result["metrics"]["growth_bytes"] == 22'500'000);  // 75 minutes of 5 kB a second
  CHECK(result["metrics"]["hours_alive"] == 24);
  for (const char* goal : {"name-leak", "early", "survive"}) CHECK(score(result, goal) == 1);
}

TEST_CASE("snapshots during the warm-up show another site first", "[leak-hunt]") {
  const json result = exercise.result_of("suspect=event_log&first_snapshot_h=0&second_snapshot_h=0.25");
  CHECK(result["metrics"]["growth_site"] != 6);
  CHECK(score(result, "name-leak") == 1);
  CHECK(score(result, "early") == 0);
}

TEST_CASE("late snapshots score less, and a wrong suspect or none nothing", "[leak-hunt]") {
  const double late = score(exercise.result_of("suspect=event_log"), "early");
  CHECK(late > 0);
  CHECK(late < 0.6);
  CHECK(score(exercise.result_of("suspect=sessions"), "name-leak") == 0);
  CHECK(score(exercise.result_of(""), "name-leak") == 0);
  CHECK(score(exercise.result_of("leak_kb_s=0"), "name-leak") == 0.5);
  CHECK(score(exercise.result_of("leak_kb_s=0"), "survive") == 0.5);
}

TEST_CASE("a window shorter than the warm-up raises false alarms", "[leak-hunt]") {
  const json result = exercise.result_of("window_min=18");
  CHECK(result["metrics"]["false_alarms"] > 0);
  CHECK(named(result["checks"], "no-false-alarm").is_null());  // nothing is promised for it
}

TEST_CASE("a limit below the healthy sites kills a process without a leak", "[leak-hunt]") {
  const Session session = exercise.ran("limit_mb=64&leak_kb_s=0");
  const json result = parsed(session.result());
  CHECK(result["metrics"]["hours_alive"] < 1);
  CHECK(parsed(session.frame())["events"][0]["why"].get<std::string>().find("nothing leaks") != std::string::npos);
  CHECK_FALSE(session.any_check_failed());
}

TEST_CASE("checks hold at every hour, over leaks, limits, windows and repairs", "[leak-hunt]") {
  for (const char* query : {"", "seed=1&suspect=plugins&repair=bounded", "leak_kb_s=1000&limit_mb=4096", "leak_kb_s=0",
                            "window_min=720", "limit_mb=100&seed=7", "first_snapshot_h=24&second_snapshot_h=24",
                            "suspect=event_log&second_snapshot_h=0.5&first_snapshot_h=0.2&repair=bounded"}) {
    Session session = exercise.ran(query, 0);
    do {
      CAPTURE(query, session.position(), session.result());
      CHECK_FALSE(session.any_check_failed());
      CHECK(parsed(session.frame())["position"] == session.position());
    } while (session.step(120) > 0);
  }
}

TEST_CASE("the comparison follows the snapshots", "[leak-hunt]") {
  CHECK(exercise.frame_of("", 100)["diff"]["since"] == "the start");
  CHECK(exercise.frame_of("", 1000)["diff"]["since"] == "06:00:00");
  const json diff = exercise.frame_of("", 2000)["diff"];
  CHECK(diff["since"] == "06:00:00, at 12:00:00");
  CHECK(diff["sites"][0]["site"] == "event_log");
  CHECK(diff["sites"][0]["size_diff"] == 108'000'000);
  CHECK(diff["sites"][0]["count_diff"] == 21'600);
}

TEST_CASE("the table gives each site its slope and verdict", "[leak-hunt]") {
  const json rows = exercise.frame_of("", 600)["tables"]["sites"]["rows"];
  REQUIRE(rows.size() == 6);
  CHECK(rows[5][1] == "event_log");
  CHECK(rows[5][6] == "leaks");
  CHECK(rows[5][4].get<double>() == Approx(5'000).epsilon(0.01));
  CHECK(rows[0][6] == "does not rise");
  CHECK(exercise.frame_of("", 60)["tables"]["sites"]["rows"][5][6] == "window not full yet");
}

TEST_CASE("that the bytes are booked and not held is said where they are shown", "[leak-hunt]") {
  const json facts = exercise.result_of("")["facts"];
  CHECK(facts[0]["label"] == "bytes booked on the accounts, not held");
  CHECK(facts[1]["value"] < 10'000);
  CHECK((*catalogue().find("leak-hunt"))->description.find("booked on them, not held") != std::string_view::npos);
}
