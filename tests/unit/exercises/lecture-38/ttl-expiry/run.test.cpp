#include "exercises/lecture-38/ttl-expiry/run.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::ttl_expiry;
using namespace std::chrono_literals;

namespace {

/// A run to its end.
struct Ran : TtlRun {
  explicit Ran(const TtlParams& params) : TtlRun(params) {
    while (steps() < length()) step();
  }
};

}  // namespace

TEST_CASE("a run is its lookups, the wait, an invalidation if there is one, and the probes", "[ttl_run]") {
  TtlParams params;
  CHECK(TtlRun(params).length() == 100 + 1 + 10);
  params.invalidate = Invalidate::one;
  CHECK(TtlRun(params).length() == 100 + 1 + 1 + 10);
}

TEST_CASE("at the last moment of their time entries still answer, at the next they do not", "[ttl_run]") {
  TtlParams params;
  params.wait_s = 1.999999999;
  CHECK(Ran(params).counts().probe_hits == 10);
  params.wait_s = 2;
  CHECK(Ran(params).counts().probe_hits == 0);
}

TEST_CASE("what the source changed during the wait is stale, and counted as such", "[ttl_run]") {
  TtlParams params;
  params.ttl_s = 60;
  CHECK(Ran(params).counts().stale_reads == 10);
  params.change_s = 2.6;
  CHECK(Ran(params).counts().stale_reads == 0);
  params.change_s = 0;
  CHECK(Ran(params).counts().stale_reads == 0);
}

TEST_CASE("the oldest answer of a fixed time to live is younger than that", "[ttl_run]") {
  TtlParams params;
  params.sensors = 3;
  params.every_ms = 300;
  CHECK(Ran(params).oldest_answer() == 1800ms);  // read every 900 ms: at 900 and 1800, too late at 2700
  params.sliding = true;
  CHECK(Ran(params).oldest_answer() > 20s);
}

TEST_CASE("an overwrite at capacity evicts strangers as taught alone", "[ttl_run]") {
  TtlParams params;
  params.maxsize = 10;
  params.overwrite_every = 1;
  CHECK(Ran(params).counts().strangers > 0);
  for (const TtlMode mode : {TtlMode::corrected, TtlMode::cachetools}) {
    params.mode = mode;
    CHECK(Ran(params).counts().evictions == 0);
  }
}

TEST_CASE("the dict that never shrinks holds every sensor ever stored", "[ttl_run]") {
  TtlParams params;
  params.sensors = params.lookups = 500;
  const Ran run(params);
  CHECK(run.dict().size() == 500);
  CHECK(run.largest_size() == 16);
  CHECK(run.allocations_since_start() == 0);
}

TEST_CASE("invalidating by hand takes one entry or all", "[ttl_run]") {
  TtlParams params;
  params.ttl_s = 60;
  params.invalidate = Invalidate::one;
  CHECK(Ran(params).counts().probe_misses == 1);
  params.invalidate = Invalidate::all;
  CHECK(Ran(params).counts().probe_misses == 10);
  CHECK(Ran(params).counts().invalidated == 10);
}
