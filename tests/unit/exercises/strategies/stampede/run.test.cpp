#include "exercises/strategies/stampede/run.hpp"

#include <cmath>

#include "catch.hpp"
#include "exercises/stores_of_real_time.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::stampede;

namespace {

Params few() {
  Params params;
  params.strategy = Strategy::lock;
  params.beginning = Beginning::expired;
  params.requests = 20;
  return params;
}

double figure(const Run& run, std::string_view name) {
  std::vector<double> metrics(Run::metrics().size());
  run.measure(metrics);
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    if (Run::metrics()[i].name == name) return metrics[i];
  }
  FAIL("no such metric");
  return 0;
}

}  // namespace

TEST_CASE("all strategies run beside the chosen one, each on time of its own", "[stampede]") {
  Run run(few(), {});
  run.step(run.length());
  CHECK(figure(run, "database_loads") == 1);
  CHECK(figure(run, "requests_waiting") == 0);
  CHECK(figure(run, "twin_bytes") > 0);
  JsonWriter json;
  json.object();
  run.write_frame(json);
  json.end();
  const std::string frame = json.take();
  for (const std::string_view name : strategy_names) {
    CHECK(frame.find("[\"" + std::string(name) + "\"") != std::string::npos);
  }
}

TEST_CASE("on real servers the chosen strategy runs alone", "[stampede]") {
  StoresOfRealTime real;
  Environment environment;
  environment.stores = &real;
  Run run(few(), environment);
  run.step(run.length());
  CHECK(figure(run, "database_loads") == 1);
  CHECK(std::isnan(figure(run, "twin_bytes")));
  for (const Check& check : run.checks()) CHECK(check.passed);
  CHECK(run.memory().size() == 2);
}

TEST_CASE("steps one by one come to the same as all at once", "[stampede]") {
  Run at_once(few(), {}), by_steps(few(), {});
  at_once.step(at_once.length());
  for (std::uint64_t i = 0; i < by_steps.length(); ++i) by_steps.step(1);
  CHECK(at_once.digest() == by_steps.digest());
}
