#include "exercises/stage-5/cached-stage/run.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::cached_stage;
using namespace std::chrono_literals;

namespace {

/// Every look at it takes a microsecond.
class TickingClock final : public Clock {
 public:
  Nanoseconds now() const override { return now_ += 1us; }

 private:
  mutable Nanoseconds now_{};
};

double figure(const CachedRanking& run, std::string_view name) {
  const auto list = CachedRanking::metrics();
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& m) { return m.name == name; });
  REQUIRE(found != list.end());
  return found->value(run);
}

}  // namespace

TEST_CASE("both ways of ranking are timed by the clock given, block by block", "[cached_ranking]") {
  const TickingClock clock;
  Environment environment;
  environment.clock = &clock;
  CachedRanking run({}, environment);
  for (int block = 0; block < 100; ++block) run.step(10);
  CHECK(figure(run, "real_ms_cached") == Approx(0.1));
  CHECK(figure(run, "real_ms_uncached") == Approx(0.1));
  CHECK(figure(run, "real_speedup") == Approx(1));
}

TEST_CASE("without a clock nothing is measured, and all else is the same", "[cached_ranking]") {
  const TickingClock clock;
  Environment environment;
  environment.clock = &clock;
  CachedRanking timed({}, environment), untimed({}, {});
  timed.step(3000);
  untimed.step(3000);
  for (const auto& metric : CachedRanking::metrics()) {
    CAPTURE(metric.name);
    if (metric.measured) {
      CHECK(metric.value(timed) == metric.value(timed));
      CHECK_FALSE(metric.value(untimed) == metric.value(untimed));
    } else {
      CHECK(metric.value(timed) == metric.value(untimed));
    }
  }
  CHECK(timed.digest() == untimed.digest());
}

TEST_CASE("in what steps a run is taken changes nothing", "[cached_ranking]") {
  CachedRankingParams params;
  params.mode = CachePlace::method;
  params.rebuild_every = 97;
  CachedRanking at_once(params, {}), by_one(params, {});
  at_once.step(2000);
  for (int i = 0; i < 2000; ++i) by_one.step(1);
  CHECK(at_once.digest() == by_one.digest());
  CHECK(figure(at_once, "stages_alive") == figure(by_one, "stages_alive"));
  CHECK(figure(at_once, "stages_built") == 21);
}
