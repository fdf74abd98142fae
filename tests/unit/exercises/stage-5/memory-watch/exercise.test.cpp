#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("memory-watch");

}  // namespace

TEST_CASE("current, peak and the high-water mark of every stage come out as lists", "[memory-watch]") {
  const json metrics = exercise.metrics_of("");
  // 16,384 is the first power of two that holds 10,000; while a list grows to it, 8,192 more are held.
  CHECK(metrics["read_peak_bytes"] == (16'384 + 8'192) * 24);
  CHECK(metrics["parse_peak_bytes"] == (16'384 + 8'192) * 12);
  CHECK(metrics["window_peak_bytes"] == (16'384 + 8'192) * 12);
  CHECK(metrics["aggregate_peak_bytes"] == (256 + 128) * 16);  // 167 windows
  CHECK(metrics["report_peak_bytes"] == 10 * 16);
  CHECK(metrics["current_bytes"] == 16'384 * (24 + 12 + 12) + 256 * 16 + 160);
  // All at once when the windows' list grows: lines and readings stand complete beside it.
  CHECK(metrics["peak_bytes"] == 16'384 * (24 + 12) + (16'384 + 8'192) * 12 + 160);
}

TEST_CASE("freed lists leave nothing behind but still peak; streams stay flat", "[memory-watch]") {
  const json freed = exercise.metrics_of("pipeline=freed"), streams = exercise.metrics_of("pipeline=streams");
  CHECK(freed["current_bytes"] == 160);
  CHECK(freed["peak_bytes"] > 600'000);
  CHECK(streams["peak_bytes"] == 932);
  CHECK(exercise.metrics_of("pipeline=streams&records=100000")["peak_bytes"] == 932);
  for (const char* figure : {"windows", "value_sum", "highest_mean"}) CHECK(freed[figure] == streams[figure]);
}

TEST_CASE("the window alone decides what streams hold", "[memory-watch]") {
  CHECK(exercise.metrics_of("pipeline=streams&window=5000")["peak_bytes"] == 932 + 4'940 * 12);
}

TEST_CASE("a list that would pass the limit is stopped in a clear state", "[memory-watch]") {
  const Session session = exercise.ran("records=200000&limit_mb=4");
  CHECK_FALSE(session.any_check_failed());
  const json frame = parsed(session.frame());
  CHECK(frame["now"] == "Stopped in read at its limit of 4 MB, after 65,536 units of work");
  CHECK(frame["events"][0]["kind"] == "dropped");
  CHECK(frame["events"][0]["subject"] == "read");
}

TEST_CASE("the widest window within the bytes reaches the goal, one reading more loses it", "[memory-watch]") {
  CHECK(score(exercise.result_of("pipeline=streams&window=323"), "widest-window") == 1);
  CHECK(score(exercise.result_of("pipeline=streams&window=324"), "widest-window") == 0);
  CHECK(score(exercise.result_of("pipeline=streams&window=322"), "widest-window") < 1);
  CHECK(score(exercise.result_of("pipeline=streams"), "flat") == 1);
  CHECK(score(exercise.result_of("pipeline=freed"), "flat") < 0.5);
  CHECK(score(exercise.result_of(""), "flat") == 0);
  CHECK(score(parsed(exercise.ran("pipeline=streams", 49'999).result()), "flat") == 0);
}

TEST_CASE("each step tells what the stage did and what all hold", "[memory-watch]") {
  CHECK(exercise.frame_of("", 0)["now"] == "Nothing read yet");
  CHECK(exercise.frame_of("", 5)["now"] ==
        "Record 5: read; all stages hold 352 bytes; read, its room doubled: old and new took 288 bytes at once");
  CHECK(exercise.frame_of("pipeline=streams", 4)["now"] ==
        "Record 1: aggregate waits for the window, 1 of 60 readings; all stages hold 932 bytes");
  CHECK(exercise.frame_of("pipeline=freed", 20'000)["now"] ==
        "Record 10,000: parse; all stages hold 196,768 bytes; read, read to the end by the next stage: 393,216 bytes "
        "given back");
}

TEST_CASE("the comparison starts anew with every stage", "[memory-watch]") {
  CHECK(exercise.frame_of("", 9'999)["diff"]["since"] == "the start");
  const json diff = exercise.frame_of("", 15'000)["diff"];
  CHECK(diff["since"] == "the start of parse");
  CHECK(diff["sites"][0]["site"] == "parse");
  CHECK(diff["sites"][0]["size_diff"] == 8'192 * 12);
  CHECK(exercise.frame_of("pipeline=streams", 20'001)["diff"]["since"] == "record 4,000");
}

TEST_CASE("the table has a row a stage and one for all", "[memory-watch]") {
  const json rows = exercise.frame_of("pipeline=streams", 50'000)["tables"]["stages"]["rows"];
  REQUIRE(rows.size() == 6);
  CHECK(rows[2] == parsed(R"(["window",0,720,720,294912,720])"));
  CHECK(rows[5][0] == "all at once");
  CHECK(rows[5][5] == 932);
}

TEST_CASE("checks hold at every position, over styles, windows and limits", "[memory-watch]") {
  for (const char* query :
       {"", "pipeline=freed&records=777", "pipeline=streams&records=1000&window=1", "records=1",
        "pipeline=streams&records=1", "records=150000&limit_mb=4&pipeline=freed", "window=100000"}) {
    Session session = exercise.ran(query, 0);
    do {
      CAPTURE(query, session.position(), session.result());
      CHECK_FALSE(session.any_check_failed());
    } while (session.step(session.length() / 9 + 1) > 0);
  }
}
