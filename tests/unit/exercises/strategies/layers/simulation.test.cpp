#include "exercises/strategies/layers/simulation.hpp"

#include <cmath>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::layers;

namespace {

using As = Handled::As;

/// Keys in turn, two milliseconds apart.
struct Ran {
  SimulatedStores stores;
  Simulation simulation;
  explicit Ran(Params params, std::uint32_t requests)
      : simulation(params, params.design, params.when_down, true, stores) {
    for (std::uint32_t i = 0; i < requests; ++i) simulation.request(i % params.keys);
  }
};

Params ten_keys() {
  Params params;
  params.keys = 10;
  params.requests = 1000;
  params.at_ms = 400;
  params.for_ms = 400;
  return params;
}

}  // namespace

TEST_CASE("before anything breaks each key is loaded once, but for those written to", "[layers]") {
  Params params = ten_keys();
  params.write_every = 0;
  params.connections = 0;
  Ran ran(params, 200);
  ran.simulation.finish();
  CHECK(ran.simulation.loads() == 10);
  CHECK(ran.simulation.count(As::miss) == 10);
  CHECK(ran.simulation.count(As::hit) == 190);
  CHECK(ran.simulation.latencies().longest_ms() == Approx(6));  // a get, a load, a set
}

TEST_CASE("while the cache is away every read is a load, and afterwards none", "[layers]") {
  Params params = ten_keys();
  params.write_every = 0;
  params.connections = 0;
  params.returns = CacheReturns::as_it_was;
  Ran ran(params, 600);
  ran.simulation.finish();
  CHECK(ran.simulation.phase(0).loads == 10);
  CHECK(ran.simulation.phase(1).loads == 199);  // 400 ms, a request every two
  CHECK(ran.simulation.phase(2).loads == 1);    // the last of them is read from the database when the cache is back
  CHECK(ran.simulation.count(As::refused) == 0);
}

TEST_CASE("a killed service takes with it who waits for it, and others take over", "[layers]") {
  Params params = ten_keys();
  params.broken = Layer::compute;
  params.at_ms = 0.25;  // the first request, for k0 of service 1, waits for the cache
  Ran ran(params, 30);
  ran.simulation.finish();
  CHECK(ran.simulation.count(As::refused) == 1);
  CHECK(ran.simulation.log().newest(ran.simulation.log().size() - 1).why == Handled::Why::killed);
  for (std::size_t ago = 0; ago + 1 < ran.simulation.log().size(); ++ago)
    CHECK(ran.simulation.log().newest(ago).service != 0);
}

TEST_CASE("with no service left everything is refused until one is back", "[layers]") {
  Params params = ten_keys();
  params.broken = Layer::compute;
  params.services = 1;
  Ran ran(params, 600);
  ran.simulation.finish();
  CHECK(ran.simulation.phase(0).refused == 1);  // the last before it, a write, was under way
  CHECK(ran.simulation.phase(1).refused == 200);
  CHECK(ran.simulation.phase(2).refused == 0);
}

TEST_CASE("what a fused service had acknowledged and not saved is lost with it, and answered wrongly", "[layers]") {
  Params params = ten_keys();
  params.design = Design::fused;
  params.broken = Layer::compute;
  params.save_after_ms = 10'000;  // nothing is saved in time
  params.write_every = 10;        // 20 writes before the break, all to k9 of service 1
  Ran ran(params, 400);
  ran.simulation.finish();
  CHECK(ran.simulation.lost_writes() == 20);
  CHECK(ran.simulation.stale_reads() == 0);  // nobody reads k9
  params.write_every = 9;  // to every key in turn: 22 before the break, lost are two of k0, k3, k6 and k9 each
  Ran mixed(params, 400);
  CHECK(mixed.simulation.lost_writes() == 8);
  CHECK(mixed.simulation.stale_reads() > 0);
}

TEST_CASE("what is owed is bounded by the keys, a list of it is not", "[layers]") {
  Params params = ten_keys();
  params.write_every = 1;
  params.connections = 0;
  Ran ran(params, 400);  // up to the end of the break
  CHECK(ran.simulation.owed() == 10);
  CHECK(ran.simulation.owed_account().current() <= Simulation::owed_bytes(params));
  CHECK(ran.simulation.twin_account().count() > 190);
}

TEST_CASE("the wait of late is that of the last fifty answers", "[layers]") {
  Params params = ten_keys();
  params.write_every = 0;
  Ran ran(params, 1);
  CHECK(std::isnan(ran.simulation.recent_ms()));
  Ran more(params, 150);
  more.simulation.finish();
  CHECK(more.simulation.recent_ms() == Approx(0.5));
}
