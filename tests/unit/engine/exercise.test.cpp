#include "engine/exercise.hpp"

#include "catch.hpp"
#include "engine/counting_exercise.hpp"

using namespace cachebound;

TEST_CASE("parameters start as many equal runs as are asked for", "[exercise]") {
  const auto& [params, start, metrics] = counting().run;
  const auto five = params();
  REQUIRE(lay_over(five.get(), counting().fields, {{"length", "5"}}));
  const auto first = start(five.get(), {}), second = start(five.get(), {});
  first->step(3);
  second->step(3);
  CHECK(first->length() == 5);
  CHECK(first->digest() == second->digest());
}

TEST_CASE("metrics are the rows of a table, whatever else stands in them", "[exercise]") {
  const Metrics metrics = counting().metrics();
  REQUIRE(metrics.size() == 3);
  CHECK(metrics[1].name == "thirds");
  CHECK(metrics[2].measured);
  std::string names;
  for (const Metric& metric : metrics) names += std::string(metric.name) + ' ';
  CHECK(names == "count thirds started ");
}

TEST_CASE("a run measures by its table", "[exercise]") {
  Counting run({7, std::nullopt}, {});
  run.step(7);
  std::array<double, 3> values{};
  run.measure(values);
  CHECK(values == std::array<double, 3>{7, 2, 0});
}
