#include "exercises/strategies/stampede/simulation.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::stampede;

namespace {

/// Everyone at once, the entry expired.
Params together(std::uint32_t requests, std::uint32_t services = 1) {
  Params params;
  params.requests = requests;
  params.services = services;
  params.beginning = Beginning::expired;
  params.interval_ms = 0;
  return params;
}

struct Ran {
  Params params;
  SimulatedStores stores;
  Simulation simulation;

  explicit Ran(const Params& with, Strategy strategy) : params(with), simulation(params, strategy, false, stores) {
    for (std::uint32_t i = 0; i < params.requests; ++i) simulation.request(i * from_milliseconds(params.interval_ms));
    simulation.finish();
  }
};

}  // namespace

TEST_CASE("each strategy has its own number of loads for one expired key", "[stampede]") {
  const auto loads = [](Strategy strategy) {
    const Ran run(together(200, 4), strategy);
    CHECK(run.simulation.latencies().count() == 200);
    return run.simulation.database().loads();
  };
  CHECK(loads(Strategy::none) == 200);
  CHECK(loads(Strategy::single_flight) == 4);  // one a service
  CHECK(loads(Strategy::lock_per_key) == 4);
  CHECK(loads(Strategy::lock) == 1);  // one for all services
  CHECK(loads(Strategy::unchecked_unlock) == 1);
  CHECK(loads(Strategy::stale_fallback) == 1);
  // Nothing is left to be renewed before its end.
  CHECK(loads(Strategy::early_refresh) == 200);
  CHECK(loads(Strategy::unguarded_refresh) == 200);
  CHECK(loads(Strategy::xfetch) == 200);
}

TEST_CASE("without a strategy the loads are the clients that come while one takes place", "[stampede]") {
  Params params;
  params.jitter = 0;
  params.requests = 1500;
  const Ran run(params, Strategy::none);
  // The entry stands in the server a quarter of a millisecond before the first client asks, and a question gets there
  // in as long: client 1000 is the first to miss. Its load and its answer take 100.5 ms, and its value is there 0.25 ms
  // later: before that clients up to 1100 have missed.
  CHECK(run.simulation.database().loads() == 101);
  CHECK(run.simulation.database().most_at_once() == 100);  // client 1000 has its value just as client 1100 begins
  CHECK(run.simulation.answered(Origin::cache) == 1399);
}

TEST_CASE("the old value costs nobody time but is old", "[stampede]") {
  const Ran waiting(together(100), Strategy::lock), fallback(together(100), Strategy::stale_fallback);
  CHECK(waiting.simulation.answered(Origin::expired) == 0);
  CHECK(waiting.simulation.latencies().percentile_ms(50) > 100);
  CHECK(fallback.simulation.answered(Origin::expired) == 99);
  // It asked for the entry, then for the lock.
  CHECK(fallback.simulation.latencies().percentile_ms(99) == 1);
}

TEST_CASE("a lock shorter than the load lets several load, and unlocking without a look even more", "[stampede]") {
  Params params;
  params.beginning = Beginning::expired;
  params.requests = 300;
  params.lock_ms = 60;
  const Ran own(params, Strategy::lock), any(params, Strategy::unchecked_unlock);
  CHECK(own.simulation.overruns() > 0);
  CHECK(own.simulation.database().loads() > 1);
  CHECK(any.simulation.database().loads() >= own.simulation.database().loads());
}

TEST_CASE("a lock table without a bound grows with the keys, a bounded one does not", "[stampede]") {
  const auto peak = [](Strategy strategy, std::uint32_t requests) {
    Params params;
    params.requests = requests;
    params.other_every = 1;
    params.most_flights = 8;
    const Ran run(params, strategy);
    if (strategy == Strategy::single_flight) CHECK(run.simulation.locks_account().current() == 0);
    return run.simulation.locks_account().peak();
  };
  const std::uint64_t bound = SingleFlight::worst_case_bytes(8, std::string("other:200").size());
  CHECK(peak(Strategy::single_flight, 100) <= bound);
  CHECK(peak(Strategy::single_flight, 200) <= bound);
  // The hot key, once; then "other:0" to "other:9" and "other:10" to "other:99".
  const std::uint64_t hundred = 101 * LockPerKey::lock_bytes + 3 + 10 * 7 + 90 * 8;
  CHECK(peak(Strategy::lock_per_key, 100) == hundred);
  CHECK(peak(Strategy::lock_per_key, 200) == hundred + 100 * (LockPerKey::lock_bytes + 9));
}

TEST_CASE("renewed in its last tenth under load, an entry never expires", "[stampede][long]") {
  Params params;
  params.load_ms = 50;
  params.requests = 2500;
  const Ran guarded(params, Strategy::early_refresh), everyone(params, Strategy::unguarded_refresh);
  CHECK(guarded.simulation.answered(Origin::cache) == 2500);
  CHECK(guarded.simulation.database().loads() == 2);
  CHECK(guarded.simulation.early() == 2);
  CHECK(everyone.simulation.answered(Origin::cache) == 2500);
  CHECK(everyone.simulation.database().loads() > 50);  // all who come in 50 ms, twice
}

TEST_CASE("what the source changes is stale from then on until it is loaded", "[stampede]") {
  Params params;
  params.jitter = 0;
  params.requests = 100;
  params.change_ms = 50;
  const Ran run(params, Strategy::none);
  // Client 49 is answered at 49.5 ms, before the source changes at 50; client 50 and all behind it afterwards.
  CHECK(run.simulation.stale_reads() == 50);
}
