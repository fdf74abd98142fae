#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("memoize");

double score_of(std::string_view query, std::string_view goal) { return score(exercise.result_of(query), goal); }

}  // namespace

TEST_CASE("the lecture's figures of the recursion come out", "[memoize-exercise]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["hits"] == 97);
  CHECK(metrics["misses"] == 100);
  CHECK(metrics["calls"] == 197);
  CHECK(metrics["currsize"] == 100);
  CHECK(metrics["maxsize"].is_null());
  CHECK(metrics["value"].get<double>() == Approx(218922995834555169026.0).epsilon(1e-14));
  CHECK(metrics["unmemoized_calls"].get<double>() == Approx(708449696358523830149.0).epsilon(1e-14));
}

TEST_CASE("three entries do what a hundred do; two do not", "[memoize-exercise]") {
  CHECK(exercise.metrics_of("maxsize=3")["misses"] == 100);
  CHECK(exercise.metrics_of("maxsize=3")["currsize"] == 3);
  CHECK(exercise.metrics_of("n=20&maxsize=2")["misses"] > 21);
  CHECK(exercise.metrics_of("n=20&maxsize=0")["calls"] == 21891);  // 2 fib(21) - 1, fib(21) = 10946
}

TEST_CASE("too many calls are stopped by the limit, and the run says so", "[memoize-exercise]") {
  const json result = exercise.result_of("maxsize=2&call_limit=5000");
  CHECK(result["metrics"]["calls"] == 5000);
  CHECK(result["metrics"]["value"].is_null());
  CHECK(result["metrics"]["depth"] > 0);
  CHECK_FALSE(exercise.ran("maxsize=2&call_limit=5000").any_check_failed());
  const json frame = exercise.frame_of("maxsize=2&call_limit=5000", 5000);
  CHECK(frame["length"] == 5000);
  CHECK(frame["events"][0]["kind"] == "note");
  CHECK(frame["events"][0]["why"] == "stopped after 5,000 calls: the limit is reached and fib(99) not known");
}

TEST_CASE("a limit that is just enough stops nothing", "[memoize-exercise]") {
  CHECK(exercise.metrics_of("call_limit=197")["value"].is_number());
  CHECK(exercise.metrics_of("call_limit=196")["value"].is_null());
}

TEST_CASE("the goal of the recursion is reached by three entries alone", "[memoize-exercise]") {
  CHECK(score_of("maxsize=3", "nothing-twice") == 1);
  CHECK(score_of("maxsize=3", "smallest-maxsize") == 1);
  CHECK(score_of("maxsize=4", "smallest-maxsize") == 0.5);
  CHECK(score_of("", "smallest-maxsize") == 0.5);
  CHECK(score_of("maxsize=2", "nothing-twice") == 0);
  CHECK(score_of("n=20&maxsize=2", "smallest-maxsize") == 0);
}

TEST_CASE("each call of the recursion is told in words", "[memoize-exercise]") {
  CHECK(exercise.frame_of("n=3", 0)["now"] == "No call yet");
  CHECK(exercise.frame_of("n=3", 1)["now"] == "Call 1: fib(3), miss, asked for from outside, never computed before");
  CHECK(exercise.frame_of("n=3", 2)["now"] == "Call 2: fib(2), miss, asked for by fib(3), never computed before");
  CHECK(exercise.frame_of("n=3", 5)["now"] ==
        "Call 5: fib(1), hit, asked for by fib(3), the answer is kept; fib(3) = 2");
  CHECK(exercise.frame_of("n=3&maxsize=1", 4)["now"] ==
        "Call 4: fib(0), miss, asked for by fib(2), never computed before; fib(1) evicted; fib(0) evicted");
  CHECK(exercise.frame_of("n=3&maxsize=1", 5)["now"] ==
        "Call 5: fib(1), miss, asked for by fib(3), computed 1 time before and evicted since; "
        "fib(2) evicted; fib(1) evicted; fib(3) = 2");
  CHECK(exercise.frame_of("n=3&maxsize=0", 5)["now"] ==
        "Call 5: fib(1), miss, asked for by fib(3), computed 1 time before and not kept: maxsize is 0; fib(3) = 2");
}

TEST_CASE("the slots mark what the last call read or stored", "[memoize-exercise]") {
  const json cells = exercise.frame_of("n=4", 5)["slots"]["cells"];  // fib(2) = 1 was just completed by fib(0)
  REQUIRE(cells.size() == 3);
  CHECK(cells[0] == parsed(R"json({"key":"fib(2)","label":"fib(2)","age":0,"state":"stored"})json"));
  CHECK(cells[2] == parsed(R"json({"key":"fib(1)","label":"fib(1)","age":1,"state":"idle"})json"));
}

TEST_CASE("every check holds at every call, over numbers and sizes", "[memoize-exercise]") {
  for (const char* n : {"0", "1", "2", "3", "15", "1000"}) {
    for (const char* maxsize : {"none", "0", "1", "2", "3", "200"}) {
      Session session = exercise.ran("call_limit=3000&n=" + std::string(n) + "&maxsize=" + maxsize, 0);
      for (const std::uint64_t calls : {1, 1, 1, 1, 10, 5000}) {
        session.step(calls);
        CAPTURE(n, maxsize, session.position(), session.result());
        REQUIRE_FALSE(session.any_check_failed());
      }
    }
  }
}
