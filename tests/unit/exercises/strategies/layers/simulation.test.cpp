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
  LayersSystem system;
  explicit Ran(LayersParams params, std::uint32_t requests)
      : system(params, params.design, params.when_down, true, stores) {
    for (std::uint32_t i = 0; i < requests; ++i) system.request(i % params.keys);
  }
};

LayersParams ten_keys() {
  LayersParams params;
  params.keys = 10;
  params.requests = 1000;
  params.at_ms = 400;
  params.for_ms = 400;
  return params;
}

}  // namespace

TEST_CASE("before anything breaks each key is loaded once, but for those written to", "[layers]") {
  LayersParams params = ten_keys();
  params.write_every = 0;
  params.connections = 0;
  Ran ran(params, 200);
  ran.system.finish();
  CHECK(ran.system.loads() == 10);
  CHECK(ran.system.count(As::miss) == 10);
  CHECK(ran.system.count(As::hit) == 190);
  CHECK(ran.system.latencies().longest_ms() == Approx(6));  // a get, a load, a set
}

TEST_CASE("while the cache is away every read is a load, and afterwards none", "[layers]") {
  LayersParams params = ten_keys();
  params.write_every = 0;
  params.connections = 0;
  params.returns = CacheReturns::as_it_was;
  Ran ran(params, 600);
  ran.system.finish();
  CHECK(ran.system.phase(0).loads == 10);
  CHECK(ran.system.phase(1).loads == 199);  // 400 ms, a request every two
  CHECK(ran.system.phase(2).loads == 1);    // the last of them is read from the database when the cache is back
  CHECK(ran.system.count(As::refused) == 0);
}

TEST_CASE("a killed service takes with it who waits for it, and others take over", "[layers]") {
  LayersParams params = ten_keys();
  params.broken = Layer::compute;
  params.at_ms = 0.25;  // the first request, for k0 of service 1, waits for the cache
  Ran ran(params, 30);
  ran.system.finish();
  CHECK(ran.system.count(As::refused) == 1);
  CHECK(ran.system.log().newest(ran.system.log().size() - 1).why == Handled::Why::killed);
  for (std::size_t ago = 0; ago + 1 < ran.system.log().size(); ++ago) CHECK(ran.system.log().newest(ago).service != 0);
}

TEST_CASE("with no service left everything is refused until one is back", "[layers]") {
  LayersParams params = ten_keys();
  params.broken = Layer::compute;
  params.services = 1;
  Ran ran(params, 600);
  ran.system.finish();
  CHECK(ran.system.phase(0).refused == 1);  // the last before it, a write, was under way
  CHECK(ran.system.phase(1).refused == 200);
  CHECK(ran.system.phase(2).refused == 0);
}

TEST_CASE("what a fused service had acknowledged and not saved is lost with it, and answered wrongly", "[layers]") {
  LayersParams params = ten_keys();
  params.design = Design::fused;
  params.broken = Layer::compute;
  params.save_after_ms = 10'000;  // nothing is saved in time
  params.write_every = 10;        // 20 writes before the break, all to k9 of service 1
  Ran ran(params, 400);
  ran.system.finish();
  CHECK(ran.system.lost_writes() == 20);
  CHECK(ran.system.stale_reads() == 0);  // nobody reads k9
  params.write_every = 9;  // to every key in turn: 22 before the break, lost are two of k0, k3, k6 and k9 each
  Ran mixed(params, 400);
  CHECK(mixed.system.lost_writes() == 8);
  CHECK(mixed.system.stale_reads() > 0);
}

TEST_CASE("what is owed is bounded by the keys, a list of it is not", "[layers]") {
  LayersParams params = ten_keys();
  params.write_every = 1;
  params.connections = 0;
  Ran ran(params, 400);  // up to the end of the break
  CHECK(ran.system.owed() == 10);
  CHECK(ran.system.owed_account().current() <= LayersSystem::owed_bytes(params));
  CHECK(ran.system.twin_account().count() > 190);
}

TEST_CASE("the wait of late is that of the last fifty answers", "[layers]") {
  LayersParams params = ten_keys();
  params.write_every = 0;
  Ran ran(params, 1);
  CHECK(std::isnan(ran.system.recent_ms()));
  Ran more(params, 150);
  more.system.finish();
  CHECK(more.system.recent_ms() == Approx(0.5));
}
