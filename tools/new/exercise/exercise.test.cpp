#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("@id@");

}  // namespace

TEST_CASE("with room for all each key is missed once", "[@id@]") {
  const json metrics = exercise.metrics_of("maxsize=10");
  CHECK(metrics["misses"] == 10);
  CHECK(metrics["hits"] == 990);
  CHECK(metrics["evictions"] == 0);
}

TEST_CASE("with room for fewer keys every miss beyond the bound evicts", "[@id@]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["currsize"] == 8);
  CHECK(metrics["evictions"] == metrics["misses"].get<int>() - 8);
  CHECK(metrics["hits"].get<int>() + metrics["misses"].get<int>() == 1000);
}

TEST_CASE("the goal is reached when nothing has to leave", "[@id@]") {
  CHECK(score(exercise.result_of("maxsize=10"), "no-eviction") == 1);
  CHECK(score(exercise.result_of("maxsize=9"), "no-eviction") < 1);
}

TEST_CASE("every check holds over sizes", "[@id@]") {
  for (const char* query : {"maxsize=1", "keys=1", "maxsize=10000", "keys=10000&maxsize=100", "requests=1"}) {
    CAPTURE(query);
    CHECK_FALSE(exercise.ran(query).any_check_failed());
  }
}
