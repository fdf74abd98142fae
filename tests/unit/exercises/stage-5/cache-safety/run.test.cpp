#include "exercises/stage-5/cache-safety/run.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::cache_safety;

namespace {

double figure(const SafetyRun& run, std::string_view name) {
  const auto list = SafetyRun::metrics();
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& m) { return m.name == name; });
  REQUIRE(found != list.end());
  return found->value(run);
}

}  // namespace

TEST_CASE("the wrong answers served until the bypass are m(N - 1) on average", "[safety_run]") {
  // Every wrong hit is checked with probability 1/N: the number until the m-th that is checked is negative binomial
  // with mean mN and variance m(1 - 1/N)N²; the m that are checked are not served.
  SafetyParams params;
  params.sample = 40;
  params.bypass_after = 2;
  constexpr int runs = 300;
  double total = 0;
  for (int seed = 0; seed < runs; ++seed) {
    params.seed = static_cast<std::uint32_t>(seed);
    SafetyRun run(params);
    run.step(run.length());
    REQUIRE_FALSE(std::isnan(figure(run, "bypassed_at")));
    total += figure(run, "wrong_before");
  }
  const double deviation = std::sqrt(2 * (1 - 1.0 / 40)) * 40 / std::sqrt(1.0 * runs);
  CHECK(std::abs(total / runs - 2 * (40 - 1)) < 4 * deviation);
}

TEST_CASE("in what steps the requests are taken changes nothing", "[safety_run]") {
  SafetyRun at_once(SafetyParams{}), by_one(SafetyParams{});
  at_once.step(3000);
  for (int i = 0; i < 3000; ++i) by_one.step(1);
  CHECK(at_once.digest() == by_one.digest());
  for (const auto& metric : SafetyRun::metrics()) {
    const double a = metric.value(at_once), b = metric.value(by_one);
    CHECK((a == b || (std::isnan(a) && std::isnan(b))));
  }
}

TEST_CASE("a guard that checks every hit lets no wrong hit through", "[safety_run]") {
  SafetyParams params;
  params.sample = 1;
  params.bypass_after = 1000;
  SafetyRun run(params);
  run.step(run.length());
  CHECK(figure(run, "mismatches") > 0);
  CHECK(figure(run, "wrong_before") == 0);
  CHECK(figure(run, "hits_checked") == figure(run, "hits"));
}
