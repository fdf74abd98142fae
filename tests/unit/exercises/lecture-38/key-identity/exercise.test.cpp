#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("key-identity");

json rows_of(std::string_view query, std::uint64_t steps) {
  return parsed(exercise.ran(query, steps).frame())["tables"]["calls"]["rows"];
}

}  // namespace

TEST_CASE("1, 1.0 and True: one hit and two misses, typed three misses", "[key-identity]") {
  const json untyped = exercise.metrics_of(""), typed = exercise.metrics_of("typed=true");
  CHECK(untyped["hits"] == 1);
  CHECK(untyped["misses"] == 2);
  CHECK(untyped["currsize"] == 2);
  CHECK(untyped["maxsize"] == 128);
  CHECK(typed["hits"] == 0);
  CHECK(typed["misses"] == 3);
}

TEST_CASE("what cannot be hashed is not counted", "[key-identity]") {
  const json metrics = exercise.metrics_of("calls=containers");
  CHECK(metrics["uncounted"] == 3);
  CHECK(metrics["hits"].get<int>() + metrics["misses"].get<int>() == 3);
}

TEST_CASE("a table shows the calls to come, and what became of those made", "[key-identity]") {
  const json before = rows_of("", 0), after = rows_of("", 3);
  REQUIRE(before.size() == 3);
  CHECK(before[2] == json({"f(True)", nullptr, nullptr, nullptr, nullptr}));
  CHECK(after[0] == json({"f(1)", "1", "A", "miss", "a new key: a lone int or str is its own key, without a tuple"}));
  CHECK(after[2] == json({"f(True)", "(True,)", "B", "hit",
                          "the same key as f(1.0), equal in Python: it gets that call's answer"}));
}

TEST_CASE("a new round clears the table for its calls", "[key-identity]") {
  const json rows = rows_of("rounds=2", 4);
  CHECK(rows[0][3] == "hit");
  CHECK(rows[1][3].is_null());
}

TEST_CASE("each call is told in words, with its key or why it has none", "[key-identity]") {
  const auto now = [](std::string_view query, std::uint64_t steps) {
    return parsed(exercise.ran(query, steps).frame())["now"].get<std::string>();
  };
  CHECK(now("", 0) == "No call yet");
  CHECK(now("calls=spellings", 2) ==
        "Call 2: f(x=1), miss: a new key: keywords stand in it by name, in the order written");
  CHECK(now("maxsize=1", 2) == "Call 2: f(1.0), miss: a new key: the tuple of the arguments; group A evicted for it");
  CHECK(now("maxsize=0", 1) == "Call 1: f(1), miss: maxsize is 0: no key is made, nothing is kept");
  CHECK(now("calls=failures", 2) ==
        "Call 2: f(\"boom\"), miss, raised: this key's call raised before, and that is not remembered; "
        "f raised: a miss, nothing stored");
  CHECK(now("calls=containers", 3) ==
        "Call 3: f([]), not counted: an argument cannot be hashed: TypeError, no key, nothing counted");
  CHECK(now("calls=cleared", 3) == "Call 3: f.cache_clear(), cleared: entries and counters forgotten");
}

TEST_CASE("every check holds over lists, types and sizes", "[key-identity]") {
  for (const char* calls :
       {"numbers", "pairs", "spellings", "types", "containers", "failures", "cleared", "everything"}) {
    for (const char* typed : {"true", "false"}) {
      for (const char* maxsize : {"none", "0", "1", "3", "128"}) {
        const std::string query = "rounds=3&calls=" + std::string(calls) + "&typed=" + typed + "&maxsize=" + maxsize;
        const Session session = exercise.ran(query);
        CAPTURE(query, session.result());
        CHECK_FALSE(session.any_check_failed());
      }
    }
  }
}

TEST_CASE("the goal asks for own answers first, and then for hits", "[key-identity]") {
  const json untyped = exercise.result_of("")["goals"], typed = exercise.result_of("typed=true")["goals"];
  const json twice = exercise.result_of("typed=true&rounds=2")["goals"];
  CHECK(untyped[0]["score"] == 0);  // its one hit got another's answer
  CHECK(typed[0]["score"] == 1);
  CHECK(typed[1]["score"] == 0);
  CHECK(twice[0]["score"] == 1);
  CHECK(twice[1]["score"] == 1);  // three hits of six calls
}
