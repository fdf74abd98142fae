#include "exercises/strategies/invalidation/run.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "exercises/stores_of_real_time.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::invalidation;

namespace {

Params few(Invalidation strategy) {
  Params params;
  params.strategy = strategy;
  params.requests = 60;
  params.write_every = 6;
  params.keys = 3;
  params.ttl_ms = 50;
  return params;
}

double figure(const Run& run, std::string_view name) {
  const auto all = Run::metrics();
  std::vector<double> metrics(all.size());
  run.measure(metrics);
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  REQUIRE(found != all.end());
  return metrics[static_cast<std::size_t>(found - all.begin())];
}

}  // namespace

TEST_CASE("all strategies run beside the chosen one on the same requests", "[invalidation]") {
  Run run(few(Invalidation::forgotten), {});
  run.step(run.length());
  CHECK(figure(run, "writes") == 10);
  CHECK(figure(run, "hits") + figure(run, "misses") == 50);
  CHECK(figure(run, "twin_bytes") > figure(run, "tagged_bytes"));
  CHECK(std::isnan(figure(run, "maxsize")));
  CHECK(run.memory().size() == 5);
}

TEST_CASE("on real servers the chosen strategy of invalidation runs alone", "[invalidation]") {
  StoresOfRealTime real;
  Environment environment;
  environment.stores = &real;
  for (const Invalidation strategy : {Invalidation::ttl, Invalidation::pub_sub, Invalidation::version_tags}) {
    Run run(few(strategy), environment);
    run.step(run.length());
    CHECK(figure(run, "writes") == 10);
    CHECK(std::isnan(figure(run, "twin_bytes")));
    for (const Check& check : run.checks()) CHECK(check.passed);
  }
}

TEST_CASE("invalidation in steps comes to the same as at once", "[invalidation]") {
  Run at_once(few(Invalidation::pub_sub), {}), by_steps(few(Invalidation::pub_sub), {});
  at_once.step(at_once.length());
  for (std::uint64_t i = 0; i < by_steps.length(); ++i) by_steps.step(1);
  CHECK(at_once.digest() == by_steps.digest());
}
