#include "exercises/strategies/invalidation/simulation.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::invalidation;
using namespace std::chrono_literals;

namespace {

/// One key, four services, a request every 10 ms; the tenth is a write, by the second service.
Params one_key() {
  Params params;
  params.keys = params.tags = 1;
  params.requests = 60;
  params.write_every = 10;
  params.interval_ms = 10;
  params.ttl_ms = 200;
  params.lost = 0;
  return params;
}

struct Ran {
  SimulatedStores stores;
  Simulation simulation;

  Ran(const Params& params, Invalidation strategy) : simulation(params, strategy, true, stores) {
    for (std::uint32_t i = 0; i < params.requests; ++i) simulation.request(0);
    simulation.finish();
  }
};

}  // namespace

TEST_CASE("what is forgotten stays, and so does what is read within its sliding time", "[invalidation]") {
  for (const Invalidation strategy : {Invalidation::forgotten, Invalidation::sliding_ttl}) {
    const Ran run(one_key(), strategy);
    CHECK(run.simulation.answered(Origin::database) == 1);
    CHECK(run.simulation.stale_reads() == 45);  // all after the first write: nine reads between two writes
    CHECK(run.simulation.entries() == 1);
  }
}

TEST_CASE("a time to live ends staleness with it", "[invalidation]") {
  const Ran run(one_key(), Invalidation::ttl);
  CHECK(run.simulation.answered(Origin::database) == 3);  // 600 ms, of which an entry lives 200
  CHECK(run.simulation.stale_reads() > 0);
  CHECK(run.simulation.max_staleness() < 200ms);
}

TEST_CASE("services that are told are never stale, and each loads for itself", "[invalidation]") {
  const Ran run(one_key(), Invalidation::pub_sub);
  CHECK(run.simulation.stale_reads() == 0);
  CHECK(run.simulation.messages_sent() == 24);  // six writes, four services
  CHECK(run.simulation.messages_heard() == 24);
  CHECK(run.simulation.answered(Origin::database) == 4 * 6);  // before the first write, and after each but the last
  CHECK(run.simulation.local_account().peak() <= *run.simulation.local_account().bound());
}

TEST_CASE("a lost message leaves a copy wrong, unless its time ends", "[invalidation]") {
  Params params = one_key();
  params.lost = 1;
  params.requests = 100;
  const Ran trusting(params, Invalidation::pub_sub), careful(params, Invalidation::pub_sub_ttl);
  CHECK(trusting.simulation.messages_sent() == 40);
  CHECK(trusting.simulation.messages_heard() == 0);
  CHECK(trusting.simulation.answered(Origin::database) == 4);
  CHECK(trusting.simulation.max_staleness() > 800ms);
  CHECK(careful.simulation.max_staleness() < 205ms);
}

TEST_CASE("a version that is raised leaves orphans, which go with their time or never", "[invalidation]") {
  const Ran ending(one_key(), Invalidation::version_tags), forever(one_key(), Invalidation::version_tags_forever);
  for (const Ran* run : {&ending, &forever}) {
    CHECK(run->simulation.stale_reads() == 0);
    CHECK(run->simulation.answered(Origin::database) == 6);
  }
  CHECK(forever.simulation.orphans().versions == 6);  // the last write has orphaned the last entry
  CHECK(forever.simulation.entries() == 6 + 1);       // and the version
  CHECK(ending.simulation.orphans().versions == 2);   // of the last 200 ms
  CHECK(ending.simulation.store_account().peak() <= Simulation::tagged_bytes(one_key()));
}

TEST_CASE("local caches that are too small evict, and stay within their bound", "[invalidation]") {
  Params params = one_key();
  params.keys = 10;
  params.maxsize = 2;
  SimulatedStores stores;
  Simulation simulation(params, Invalidation::pub_sub, false, stores);
  for (std::uint32_t i = 0; i < params.requests; ++i) simulation.request(i % 10);
  simulation.finish();
  CHECK(simulation.evictions() > 0);
  CHECK(simulation.entries() <= 8);
}
