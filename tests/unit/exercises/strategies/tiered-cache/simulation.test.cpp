#include "exercises/strategies/tiered-cache/simulation.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::tiered_cache;
using namespace std::chrono_literals;

namespace {

/// One key, three services, a request every 10 ms; the tenth is a write, by the services in turn.
TieredParams one_key() {
  TieredParams params;
  params.keys = 1;
  params.requests = 60;
  params.write_every = 10;
  params.interval_ms = 10;
  params.l1_ttl_ms = 1000;
  return params;
}

struct Ran {
  SimulatedStores stores;
  TieredFleet fleet;

  explicit Ran(const TieredParams& params) : fleet(params, "tiers", true, stores) {
    for (std::uint32_t i = 0; i < params.requests; ++i) fleet.request(i % params.keys);
    fleet.finish();
  }
};

}  // namespace

TEST_CASE("each service asks L2 once for a key that nobody writes, and the first of them the database",
          "[tiered-cache]") {
  TieredParams params = one_key();
  params.write_every = 0;
  const Ran run(params);
  CHECK(run.fleet.misses() == 1);
  CHECK(run.fleet.l2_hits() == 2);
  CHECK(run.fleet.l1_hits() == 57);
  CHECK(run.fleet.promotions() == 2);
  CHECK(run.fleet.latencies().longest_ms() == Approx(6));  // a get, a load, a set
}

TEST_CASE("without promotion only who has loaded a key has it near", "[tiered-cache]") {
  TieredParams params = one_key();
  params.write_every = 0;
  params.promote = false;
  const Ran run(params);
  CHECK(run.fleet.l1_hits() == 19);
  CHECK(run.fleet.l2_hits() == 40);
  CHECK(run.fleet.promotions() == 0);
  CHECK(run.fleet.copy(0, 0) == Copy::right);
  CHECK(run.fleet.copy(1, 0) == Copy::none);
}

TEST_CASE("a write reaches L2 and the writer's L1; other copies only if they are told", "[tiered-cache]") {
  for (const bool told : {false, true}) {
    TieredParams params = one_key();
    params.requests = 10;  // the last is the write, by the first service
    params.told = told;
    const Ran run(params);
    CHECK(run.fleet.copy(0, 0) == Copy::none);
    CHECK(run.fleet.copy(1, 0) == (told ? Copy::none : Copy::outdated));
    CHECK(run.fleet.copy(2, 0) == (told ? Copy::none : Copy::outdated));
    CHECK(run.fleet.messages_sent() == (told ? 3 : 0));
    CHECK(run.fleet.messages_heard() == (told ? 3 : 0));
  }
}

TEST_CASE("services that are told are never outdated here, others for up to their time", "[tiered-cache]") {
  TieredParams params = one_key();
  params.l1_ttl_ms = 100;
  const Ran untold(params);
  CHECK(untold.fleet.stale_reads() > 0);
  CHECK(untold.fleet.max_staleness() < 100ms);
  params.told = true;
  CHECK(Ran(params).fleet.stale_reads() == 0);
  params.lost = 1;
  const Ran unheard(params);
  CHECK(unheard.fleet.messages_sent() == 18);
  CHECK(unheard.fleet.messages_heard() == 0);
  CHECK(unheard.fleet.stale_reads() > 0);
}

TEST_CASE("an L1 without bound or time keeps every key, and what was once true", "[tiered-cache]") {
  TieredParams params = one_key();
  params.keys = 49;
  params.requests = 600;
  params.maxsize = std::nullopt;
  params.l1_ttl_ms = std::nullopt;
  const Ran naive(params);
  params.maxsize = 10;
  const Ran bounded(params);
  CHECK(naive.fleet.entries() > 100);
  CHECK_FALSE(naive.fleet.l1_account().bound());
  CHECK(naive.fleet.max_staleness() > 2s);
  CHECK(bounded.fleet.entries() <= 30);
  CHECK(bounded.fleet.evictions() > 0);
  CHECK(bounded.fleet.l1_account().peak() <= *bounded.fleet.l1_account().bound());
}
