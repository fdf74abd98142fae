#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("cache-safety");

}  // namespace

TEST_CASE("one hit in a hundred is checked, mismatches are found and the cache is bypassed", "[cache-safety]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["mismatches"] == 3);
  CHECK(metrics["bypassed_at"].is_number());
  CHECK(metrics["hits_checked"].get<double>() / metrics["hits"].get<double>() == Approx(0.01).margin(0.01));
  CHECK(metrics["wrong_before"] > 0);
  CHECK(metrics["wrong_after"] == 0);  // a fresh answer knows the time
  CHECK(metrics["hits"].get<int>() + metrics["misses"].get<int>() == metrics["bypassed_at"]);
}

TEST_CASE("without a guard wrong answers are served to the end", "[cache-safety]") {
  const json unguarded = exercise.metrics_of("sample=none"), guarded = exercise.metrics_of("");
  CHECK(unguarded["bypassed_at"].is_null());
  CHECK(unguarded["wrong_before"].get<int>() > 10 * guarded["wrong_before"].get<int>());
}

TEST_CASE("a sound stage is never bypassed, though it fails at times", "[cache-safety]") {
  const json metrics = exercise.metrics_of("defect=none&failure_rate=0.05&sample=1&bypass_after=1");
  CHECK(metrics["bypassed_at"].is_null());
  CHECK(metrics["wrong_before"] == 0);
  CHECK(metrics["unanswered"] > 0);
  CHECK(metrics["checks_broken"] == 0);
}

TEST_CASE("a failure kept as an answer is found by the guard", "[cache-safety]") {
  const json metrics = exercise.metrics_of("defect=keeps-failures&failure_rate=0.02");
  CHECK(metrics["unanswered"] == 0);
  CHECK(metrics["wrong_before"] > 0);
  CHECK(metrics["bypassed_at"].is_number());
}

TEST_CASE("no bypass heals a stage that writes to its input", "[cache-safety]") {
  const json metrics = exercise.metrics_of("defect=mutates-input");
  CHECK(metrics["bypassed_at"].is_number());
  CHECK(metrics["wrong_after"].get<double>() > 0.9 * (20'000 - metrics["bypassed_at"].get<double>()));
}

TEST_CASE("what no answer betrays, only the checks find", "[cache-safety]") {
  for (const char* defect : {"ignores-ttl", "no-bound"}) {
    const json metrics = exercise.metrics_of("defect=" + std::string(defect));
    CHECK(metrics["mismatches"] == 0);
    CHECK(metrics["checks_broken"] == 1);
  }
  CHECK(exercise.metrics_of("defect=ignores-ttl")["late_answers"] > 0);
  CHECK(exercise.metrics_of("defect=no-bound")["currsize"] == 300);
  CHECK(exercise.metrics_of("defect=no-bound")["maxsize"] == 128);
}

TEST_CASE("the table tells which check is broken", "[cache-safety]") {
  const json table = exercise.frame_of("defect=ignores-ttl", 0)["tables"]["safety"];
  CHECK(table["columns"].size() == 5);
  REQUIRE(table["rows"].size() == 5);
  for (const json& row : table["rows"]) CHECK(row[1] == (row[0] == "expiry" ? "no" : "yes"));
  CHECK(table["rows"][2][3] == 200);
}

TEST_CASE("every check holds over defects, guards and sizes", "[cache-safety]") {
  for (const char* defect :
       {"none", "random", "time", "hidden-state", "mutates-input", "ignores-ttl", "no-bound", "keeps-failures"}) {
    for (const char* sample : {"none", "1", "30"}) {
      for (const char* rest : {"maxsize=none", "maxsize=0", "maxsize=20&ttl_s=1", "failure_rate=0.3&bypass_after=1",
                               "failure_rate=1", "users=1&skew=0&period_s=0.01"}) {
        const Session session =
            exercise.ran("requests=3000&defect=" + std::string(defect) + "&sample=" + sample + "&" + rest);
        CAPTURE(defect, sample, rest, session.result());
        CHECK_FALSE(session.any_check_failed());
      }
    }
  }
}

TEST_CASE("a single request is a run too", "[cache-safety]") {
  const Session session = exercise.ran("requests=1");
  CHECK_FALSE(session.any_check_failed());
  CHECK(parsed(session.result())["metrics"]["misses"] == 1);
}

TEST_CASE("the goals want the stage caught early, and at little cost", "[cache-safety]") {
  const json watchful = exercise.result_of("sample=25&bypass_after=1"),
             every = exercise.result_of("sample=1&bypass_after=1");
  CHECK(score(watchful, "caught") == 1);
  CHECK(score(watchful, "cheaply") == 1);
  CHECK(score(every, "caught") == 1);
  CHECK(score(every, "cheaply") == Approx(0.05));  // every hit checked, one in twenty allowed
  const json late = exercise.result_of("");
  CHECK(score(late, "caught") == Approx(50 / late["metrics"]["wrong_before"].get<double>()));
  CHECK(score(late, "cheaply") == 0);
  CHECK(score(exercise.result_of("sample=none"), "caught") == 0);
  CHECK(score(exercise.result_of("defect=none"), "caught") == 0);
}

TEST_CASE("stepping tells what was answered, checked and bypassed, and why", "[cache-safety]") {
  const std::string query = "users=1&sample=1&bypass_after=1&period_s=0.03";
  CHECK(exercise.frame_of(query, 0)["now"] == "No request yet");
  CHECK(exercise.frame_of(query, 1)["now"] == "Request 1: U0, miss, no entry, computed: 38");
  CHECK(exercise.frame_of(query, 2)["now"] == "Request 2: U0, hit, last used 1 request ago: 38");
  CHECK(exercise.frame_of(query, 4)["now"] ==
        "Request 4: U0, hit, last used 1 request ago: 39; checked: the entry said 38, the stage now says 39; "
        "bypassed, 1 mismatch: the stage is no longer cached");
  CHECK(exercise.frame_of(query, 5)["now"] == "Request 5: U0, bypassed, past the cache, computed: 39");
  CHECK(exercise.frame_of("users=1&sample=none&period_s=0.03", 4)["now"] ==
        "Request 4: U0, hit, last used 1 request ago: 38, right is 39");
  CHECK(exercise.frame_of("users=1&ttl_s=0.02&defect=none", 3)["now"] ==
        "Request 3: U0, miss, entry past its time, computed: 38");
  CHECK(exercise.frame_of("failure_rate=1&users=1", 1)["now"] ==
        "Request 1: U0, refused, the stage failed; nothing is kept");
}

TEST_CASE("events carry a kind each view knows, newest first", "[cache-safety]") {
  const json events = exercise.frame_of("users=1&sample=1&bypass_after=1&period_s=0.03", 4)["events"];
  CHECK(events[0]["kind"] == "note");
  CHECK(events[1]["kind"] == "note");
  CHECK(events[2]["kind"] == "hit");
  CHECK(events[5]["kind"] == "miss");
  CHECK(exercise.frame_of("", 20'000)["events"].size() == 200);
}
