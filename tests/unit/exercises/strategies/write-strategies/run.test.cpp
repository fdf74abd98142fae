#include "exercises/strategies/write-strategies/run.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::write_strategies;

TEST_CASE("a run is a step a request, and one more in which everyone is answered", "[write-strategies]") {
  Params params;
  params.requests = 10;
  Run run(params, Environment{});
  CHECK(run.length() == 11);
  run.step(11);
  std::vector<double> metrics(Run::metrics().size());
  run.measure(metrics);
  double answered = 0, waiting = 0;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const auto& name = Run::metrics()[i].name;
    if (name == "hits" || name == "misses" || name == "acknowledged_writes") answered += metrics[i];
    if (name == "requests_waiting") waiting = metrics[i];
  }
  CHECK(answered == 10);
  CHECK(waiting == 0);
}

TEST_CASE("a run in steps is the run in one go", "[write-strategies]") {
  Params params;
  params.requests = 100;
  params.crash_ms = 120;
  params.strategy = WriteStrategy::write_behind;
  Run whole(params, Environment{}), stepped(params, Environment{});
  whole.step(101);
  for (int i = 0; i < 101; ++i) stepped.step(1);
  CHECK(whole.digest() == stepped.digest());
}
