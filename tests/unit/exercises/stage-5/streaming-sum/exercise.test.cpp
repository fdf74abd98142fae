#include "catch.hpp"
#include "exercises/catalogue.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("streaming-sum");

}  // namespace

TEST_CASE("a million items sum to 999,999,000,000, by list and by stream", "[streaming-sum]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["sum"] == 999'999'000'000);
  CHECK(metrics["list_sum"] == 999'999'000'000);
  // 2^20 is the first power of two that holds a million; it was reached from 2^19: (2^20 + 2^19) × 8 bytes.
  CHECK(metrics["list_peak_bytes"] == 12'582'912);
  CHECK(metrics["list_bytes"] == 8'388'608);
  CHECK(metrics["stream_peak_bytes"] == 8);
}

TEST_CASE("ten times the items take the list sixteen times the bytes and the stream none", "[streaming-sum]") {
  const json one = exercise.metrics_of("items=1000000&limit_mb=256");
  const json ten = exercise.metrics_of("items=10000000&limit_mb=256");
  CHECK(ten["sum"] == 99'999'990'000'000);
  CHECK(ten["list_peak_bytes"].get<double>() == 16 * one["list_peak_bytes"].get<double>());  // 2^20 to 2^24
  CHECK(ten["stream_peak_bytes"] == one["stream_peak_bytes"]);
}

TEST_CASE("a list that would pass its limit stops, and the stream goes on", "[streaming-sum]") {
  const Session session = exercise.ran("limit_mb=4");
  const json result = parsed(session.result());
  CHECK(result["metrics"]["sum"] == 999'999'000'000);
  CHECK(result["metrics"]["list_sum"].is_null());
  // 2^18 items; with the room for 2^19 they would hold 6,291,456 bytes.
  CHECK(result["metrics"]["list_items"] == 262'144);
  CHECK(result["metrics"]["list_peak_bytes"] == 3'145'728);
  CHECK(score(result, "past-the-list") == 1);
  CHECK_FALSE(session.any_check_failed());
  const json frame = parsed(session.frame());
  CHECK(frame["now"] ==
        "Item 1,000,000: 1,999,998 added, the sum is 999,999,000,000; the list was stopped at 262,144 items");
  CHECK(frame["events"][0]["kind"] == "dropped");
  CHECK(frame["events"][0]["at"] == 262'145);
  CHECK(frame["events"][0]["why"] ==
        "full at 262,144 items; to double it would take 6,291,456 bytes at once, over the limit of 4,000,000: the list "
        "is stopped");
  CHECK(frame["tables"]["ways"]["rows"][0][5] == "stopped at its limit");
}

TEST_CASE("fifty million items are summed within the limit", "[streaming-sum]") {
  const Session session = exercise.ran("items=50000000&chunk=1000");
  const json metrics = parsed(session.result())["metrics"];
  CHECK(metrics["sum"] == 2'499'999'950'000'000);
  CHECK(metrics["stream_peak_bytes"] == 8'000);
  CHECK(metrics["list_peak_bytes"] <= 64'000'000);
  CHECK_FALSE(session.any_check_failed());
}

TEST_CASE("larger chunks take fewer reads and more bytes", "[streaming-sum]") {
  const json metrics = exercise.metrics_of("items=1001&chunk=100");
  CHECK(metrics["reads"] == 11);
  CHECK(metrics["stream_items"] == 100);
  CHECK(metrics["stream_peak_bytes"] == 800);
  CHECK(exercise.metrics_of("items=10&chunk=1000000")["stream_peak_bytes"] == 80);
}

TEST_CASE("the reads goal wants few reads and few bytes at once", "[streaming-sum]") {
  CHECK(score(exercise.result_of("chunk=1000"), "few-reads") == 1);
  CHECK(score(exercise.result_of("chunk=8000"), "few-reads") == 1);
  CHECK(score(exercise.result_of("chunk=999"), "few-reads") == 0.5);
  CHECK(score(exercise.result_of("chunk=8001"), "few-reads") == 0.5);
  CHECK(score(exercise.result_of("items=999999&chunk=1000"), "few-reads") == 0);
  CHECK(score(parsed(exercise.ran("chunk=1000", 999'999).result()), "few-reads") == 0);
}

TEST_CASE("each step tells what was added and how the list grew", "[streaming-sum]") {
  CHECK(exercise.frame_of("", 0)["now"] == "No item yet");
  CHECK(exercise.frame_of("", 5)["now"] ==
        "Item 5: 8 added, the sum is 20; list full at 4 items: doubled, old and new room take 96 bytes at once");
  CHECK(exercise.frame_of("", 6)["now"] == "Item 6: 10 added, the sum is 30; the list holds 6 items");
}

TEST_CASE("checks hold at every position, over items, chunks and limits", "[streaming-sum]") {
  for (const char* query : {"items=1", "items=2&chunk=7", "items=1000&chunk=3", "items=300000&limit_mb=1&chunk=4096"}) {
    Session session = exercise.ran(query, 0);
    while (session.step(session.length() / 7 + 1) > 0) {
      CAPTURE(query, session.position());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("items below one or beyond fifty million are refused with what is allowed", "[streaming-sum]") {
  for (const char* query : {"items=0", "items=-1", "items=50000001", "items=", "items=many"}) {
    CHECK_FALSE(catalogue().open("streaming-sum", query));
  }
}
