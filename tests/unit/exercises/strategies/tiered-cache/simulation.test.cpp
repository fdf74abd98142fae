#include "exercises/strategies/tiered-cache/simulation.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::tiered_cache;
using namespace std::chrono_literals;

namespace {

/// One key, three services, a request every 10 ms; the tenth is a write, by the services in turn.
Params one_key() {
  Params params;
  params.keys = 1;
  params.requests = 60;
  params.write_every = 10;
  params.interval_ms = 10;
  params.l1_ttl_ms = 1000;
  return params;
}

struct Ran {
  SimulatedStores stores;
  Simulation simulation;

  explicit Ran(const Params& params) : simulation(params, "tiers", true, stores) {
    for (std::uint32_t i = 0; i < params.requests; ++i) simulation.request(i % params.keys);
    simulation.finish();
  }
};

}  // namespace

TEST_CASE("each service asks L2 once for a key that nobody writes, and the first of them the database",
          "[tiered-cache]") {
  Params params = one_key();
  params.write_every = 0;
  const Ran run(params);
  CHECK(run.simulation.misses() == 1);
  CHECK(run.simulation.l2_hits() == 2);
  CHECK(run.simulation.l1_hits() == 57);
  CHECK(run.simulation.promotions() == 2);
  CHECK(run.simulation.latencies().longest_ms() == Approx(6));  // a get, a load, a set
}

TEST_CASE("without promotion only who has loaded a key has it near", "[tiered-cache]") {
  Params params = one_key();
  params.write_every = 0;
  params.promote = false;
  const Ran run(params);
  CHECK(run.simulation.l1_hits() == 19);
  CHECK(run.simulation.l2_hits() == 40);
  CHECK(run.simulation.promotions() == 0);
  CHECK(run.simulation.copy(0, 0) == Copy::right);
  CHECK(run.simulation.copy(1, 0) == Copy::none);
}

TEST_CASE("a write reaches L2 and the writer's L1; other copies only if they are told", "[tiered-cache]") {
  for (const bool told : {false, true}) {
    Params params = one_key();
    params.requests = 10;  // the last is the write, by the first service
    params.told = told;
    const Ran run(params);
    CHECK(run.simulation.copy(0, 0) == Copy::none);
    CHECK(run.simulation.copy(1, 0) == (told ? Copy::none : Copy::outdated));
    CHECK(run.simulation.copy(2, 0) == (told ? Copy::none : Copy::outdated));
    CHECK(run.simulation.messages_sent() == (told ? 3 : 0));
    CHECK(run.simulation.messages_heard() == (told ? 3 : 0));
  }
}

TEST_CASE("services that are told are never outdated here, others for up to their time", "[tiered-cache]") {
  Params params = one_key();
  params.l1_ttl_ms = 100;
  const Ran untold(params);
  CHECK(untold.simulation.stale_reads() > 0);
  CHECK(untold.simulation.max_staleness() < 100ms);
  params.told = true;
  CHECK(Ran(params).simulation.stale_reads() == 0);
  params.lost = 1;
  const Ran unheard(params);
  CHECK(unheard.simulation.messages_sent() == 18);
  CHECK(unheard.simulation.messages_heard() == 0);
  CHECK(unheard.simulation.stale_reads() > 0);
}

TEST_CASE("an L1 without bound or time keeps every key, and what was once true", "[tiered-cache]") {
  Params params = one_key();
  params.keys = 49;
  params.requests = 600;
  params.maxsize = std::nullopt;
  params.l1_ttl_ms = std::nullopt;
  const Ran naive(params);
  params.maxsize = 10;
  const Ran bounded(params);
  CHECK(naive.simulation.entries() > 100);
  CHECK_FALSE(naive.simulation.l1_account().bound());
  CHECK(naive.simulation.max_staleness() > 2s);
  CHECK(bounded.simulation.entries() <= 30);
  CHECK(bounded.simulation.evictions() > 0);
  CHECK(bounded.simulation.l1_account().peak() <= *bounded.simulation.l1_account().bound());
}
