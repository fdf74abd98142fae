#include "exercises/lecture-38/key-identity/run.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::key_identity;

namespace {

KeyParams with(CallList calls, bool typed = false, std::optional<std::uint32_t> maxsize = 128,
               std::uint32_t rounds = 1) {
  return {calls, typed, maxsize, rounds};
}

/// The outcome of each call: h hit, m miss, r raised, u unhashable, c cleared.
std::string outcomes(const KeyParams& params) {
  KeyRun run(params);
  std::string letters;
  while (run.steps() < run.length()) letters += "hmruc"[static_cast<std::size_t>(run.step().outcome)];
  return letters;
}

}  // namespace

// The expected outcomes are CPython 3.11's; the exercise's vectors hold them to it.
TEST_CASE("what shares an entry is what functools says", "[key_run]") {
  CHECK(outcomes(with(CallList::numbers)) == "mmh");
  CHECK(outcomes(with(CallList::numbers, true)) == "mmm");
  CHECK(outcomes(with(CallList::pairs)) == "mhhm");
  CHECK(outcomes(with(CallList::pairs, true)) == "mmmm");
  CHECK(outcomes(with(CallList::spellings)) == "mmmmmm");
  CHECK(outcomes(with(CallList::types)) == "mmmmhmm");
  CHECK(outcomes(with(CallList::containers, true)) == "mhuuuh");
  CHECK(outcomes(with(CallList::failures)) == "rrmh");
  CHECK(outcomes(with(CallList::cleared)) == "mhcm");
}

TEST_CASE("with maxsize 0 everything is a miss, hashable or not", "[key_run]") {
  CHECK(outcomes(with(CallList::containers, false, 0)) == "mmmmmm");
}

TEST_CASE("a hit names the call whose answer it got", "[key_run]") {
  KeyRun run(with(CallList::numbers));
  run.step();
  run.step();
  const CallRecord& shared = run.step();
  CHECK(run.text(shared.call) == "f(True)");
  CHECK(run.text(shared.answer) == "f(1.0)");
  CHECK(run.counts().surprises == 1);
}

TEST_CASE("a miss knows what became of the key's entry", "[key_run]") {
  KeyRun small(with(CallList::numbers, false, 1, 2));
  CHECK(small.step().fate == KeyFate::new_key);
  CHECK(small.step().evicted == 0U);
  CHECK(small.step().outcome == CallOutcome::hit);
  CHECK(small.step().fate == KeyFate::evicted);
  KeyRun raised(with(CallList::failures));
  raised.step();
  CHECK(raised.step().fate == KeyFate::raised);
  KeyRun cleared(with(CallList::cleared));
  for (int i = 0; i < 3; ++i) cleared.step();
  CHECK(cleared.step().fate == KeyFate::cleared);
}
