#include "exercises/lecture-38/ttl-expiry/report.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::ttl_expiry;
using namespace std::chrono_literals;

namespace {

std::string after(const TtlParams& params, int steps) {
  TtlRun run(params);
  while (steps-- > 0) run.step();
  return what_happened(run);
}

}  // namespace

TEST_CASE("times are told to the millisecond, rounded down", "[ttl_words]") {
  CHECK(seconds(2500ms) == "2.5 s");
  CHECK(seconds(1999999us) == "1.999 s");
  CHECK(seconds(0s) == "0 s");
}

TEST_CASE("each step is told in one sentence, with its cause", "[ttl_words]") {
  const TtlParams params;
  CHECK(after(params, 0) == "No lookup yet");
  CHECK(after(params, 1) == "Step 1: S0, miss, never stored: read from the source, stored for 2 s");
  CHECK(after(params, 11) == "Step 11: S0, hit, stored 0 s ago, as the source still says");
  CHECK(after(params, 101) == "Step 101: 2.5 s pass without a lookup");
  CHECK(after(params, 102) ==
        "Step 102: S0 expired: its time was over 0.5 s ago, removed now; "
        "S0, miss, its time was over 0.5 s ago; a probe only looks");
}

TEST_CASE("stale answers and invalidations are named", "[ttl_words]") {
  TtlParams params;
  params.ttl_s = 60;
  CHECK(after(params, 102) == "Step 102: S0, hit, stored 2.5 s ago, stale: the source has changed since");
  params.invalidate = Invalidate::all;
  CHECK(after(params, 102) == "Step 102: 10 entries invalidated by hand");
  CHECK(after(params, 103) == "Step 103: S0, miss, invalidated by hand; a probe only looks");
}

TEST_CASE("an eviction says why that entry, and whether a place was needed", "[ttl_words]") {
  TtlParams params;
  params.maxsize = 2;
  CHECK(after(params, 3) ==
        "Step 3: S2, miss, never stored: read from the source, stored for 2 s; "
        "S0 evicted: soonest to expire, 2 s left");
  params.overwrite_every = 2;
  CHECK(after(params, 2) ==
        "Step 2: S1, miss, never stored: read from the source, stored for 2 s; "
        "S1 overwritten: a new reading under its own key; "
        "S0 evicted: soonest to expire, 2 s left; a stranger: the key being stored was there, no place was needed");
  params.overwrite_every = 0;
  params.mode = TtlMode::cachetools;
  CHECK(after(params, 3) ==
        "Step 3: S2, miss, never stored: read from the source, stored for 2 s; "
        "S0 evicted: least recently used, 2 s left");
}

TEST_CASE("a step that removes many tells the first few", "[ttl_words]") {
  TtlParams params;
  params.mode = TtlMode::cachetools;
  CHECK(after(params, 101) ==
        "Step 101: 2.5 s pass without a lookup; S0 expired: its time was over 0.5 s ago, removed now; "
        "S1 expired: its time was over 0.5 s ago, removed now; 8 more");
}
