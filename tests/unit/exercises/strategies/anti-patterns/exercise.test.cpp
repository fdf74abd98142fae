#include <algorithm>

#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("anti-patterns");

/// Of the four checks those that do not hold.
std::string broken_by(const std::string& query) {
  std::string broken;
  const json verdicts = exercise.frame_of(query)["tables"]["verdicts"]["rows"];
  for (const json& row : verdicts) {
    if (row[2] == "no") broken += (broken.empty() ? "" : ", ") + row[0].get<std::string>();
  }
  return broken;
}

}  // namespace

TEST_CASE("each broken design breaks its check and no other", "[anti-patterns][long]") {
  CHECK(broken_by("") == "worth caching");
  CHECK(broken_by("admit=second-miss&limit_kb=none") == "bounded");
  CHECK(broken_by("admit=second-miss&on_write=leave") == "invalidated");
  CHECK(broken_by("admit=second-miss&ttl_ms=600000") == "fresh enough");
  CHECK(broken_by("limit_kb=none&on_write=leave&ttl_ms=600000") == "worth caching, bounded, invalidated, fresh enough");
  CHECK(broken_by("admit=second-miss").empty());
}

TEST_CASE("erasing before the save does not repair, updating does", "[anti-patterns][long]") {
  CHECK(broken_by("admit=second-miss&on_write=erase-first") == "invalidated");
  CHECK(exercise.metrics_of("admit=second-miss&on_write=update")["own_stale_reads"] == 0);
}

TEST_CASE("the repaired design reaches every goal, and too short a time to live is of no use",
          "[anti-patterns][long]") {
  const json repaired = exercise.result_of("admit=second-miss");
  for (const char* goal : {"worth-caching", "bounded", "invalidated", "fresh-enough", "still-useful"}) {
    CHECK(score(repaired, goal) == 1);
  }
  const json brief = exercise.result_of("admit=second-miss&ttl_ms=20");
  CHECK(score(brief, "fresh-enough") == 1);
  CHECK(score(brief, "still-useful") < 1);
}

TEST_CASE("broken and sound designs stand side by side, and yours among them", "[anti-patterns][long]") {
  const json table = exercise.frame_of("admit=second-miss")["tables"]["designs"];
  REQUIRE(table["rows"].size() == 8);
  const json &none = table["rows"][0], &everything = table["rows"][1], &all = table["rows"][5],
             &sound = table["rows"][6], &yours = table["rows"][7];
  for (std::size_t i = 1; i < yours.size(); ++i) CHECK(yours[i] == sound[i]);
  CHECK(none[1] == 0);
  CHECK(sound[2] < none[2]);
  CHECK(everything[4] > sound[4]);
  CHECK(all[6] > 10 * sound[6].get<double>());
}

TEST_CASE("the cache keeps to its bound, the one with all faults grows to the end", "[anti-patterns][long]") {
  const json memory = exercise.result_of("")["memory"];
  CHECK(memory["cache"]["peak"] <= memory["cache"]["bound"]);
  CHECK(memory["unbounded_cache"]["bound"].is_null());
  CHECK(memory["unbounded_cache"]["current"] == memory["unbounded_cache"]["peak"]);
  CHECK(memory["unbounded_cache"]["peak"] >
        1.5 * exercise.result_of("", 2000)["memory"]["unbounded_cache"]["peak"].get<double>());
}

TEST_CASE("every check of a design holds over what can be set", "[anti-patterns][long]") {
  for (const char* admit : {"everything", "second-miss"}) {
    for (const char* on_write : {"leave", "erase-first", "erase", "update"}) {
      for (const char* rest : {"limit_kb=1", "ttl_ms=1&cache_ms=0", "one_off_share=1",
                               "keys=1&write_share=0.6&interval_ms=0", "change_every=1&load_ms=100"}) {
        const Session session =
            exercise.ran("requests=150&admit=" + std::string(admit) + "&on_write=" + on_write + "&" + rest);
        CAPTURE(admit, on_write, rest, session.result());
        CHECK_FALSE(session.any_check_failed());
      }
    }
  }
}

TEST_CASE("the steps tell who asks, what another system changes, and why an answer is stale", "[anti-patterns]") {
  const std::string query = "requests=40&keys=1&one_off_share=0&write_share=0&change_every=2&interval_ms=20";
  CHECK(exercise.frame_of(query, 0)["now"] == "The cache is empty, nobody has asked yet");
  const std::string second = exercise.frame_of(query, 2)["now"];
  CHECK(second.find("request 2 reads k0; another system changes k0; last, k0 was loaded after ") != std::string::npos);
  CHECK(exercise.frame_of(query)["now"] == "Everyone is answered: 0 checks are broken by this design");
  const json events = exercise.frame_of(query)["events"];
  const auto stale =
      std::find_if(events.begin(), events.end(), [](const json& event) { return event["kind"] == "expired"; });
  REQUIRE(stale != events.end());
  CHECK((*stale)["why"].get<std::string>().find("another system had replaced it") != std::string::npos);
}
