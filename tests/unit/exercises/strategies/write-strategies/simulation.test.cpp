#include "exercises/strategies/write-strategies/simulation.hpp"

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::write_strategies;
using namespace std::chrono_literals;

namespace {

/// A simulation on simulated servers.
struct Bench {
  explicit Bench(Params given, WriteStrategy strategy) : params(given), simulation(params, strategy, true, stores) {}

  void ask(Nanoseconds offset, bool reads, std::uint32_t key = 0) { simulation.request({offset, key, reads}); }

  SimulatedStores stores;
  Params params;
  Simulation simulation;
};

Params without_crash() {
  Params params;
  params.crash_ms = std::nullopt;
  params.spread = 0;
  return params;
}

}  // namespace

TEST_CASE("a write takes a save, and behind a buffer a command of the cache alone", "[write-strategies]") {
  Bench through(without_crash(), WriteStrategy::write_through), behind(without_crash(), WriteStrategy::write_behind);
  for (Bench* bench : {&through, &behind}) {
    bench->ask(0s, false);
    bench->simulation.finish();
    CHECK(bench->simulation.ledger().acknowledged() == 1);
    CHECK(bench->simulation.ledger().stored() == 1);
    CHECK(bench->simulation.buffered() == 0);
  }
  CHECK(through.simulation.mean_write_ms() == Approx(20.5));
  CHECK(behind.simulation.mean_write_ms() == Approx(0.5));
}

TEST_CASE("a read takes a miss and a load, then a hit", "[write-strategies]") {
  Bench bench(without_crash(), WriteStrategy::cache_aside);
  bench.ask(0s, true);
  bench.ask(100ms, true);
  bench.simulation.finish();
  CHECK(bench.simulation.answered_from(Origin::database) == 1);
  CHECK(bench.simulation.answered_from(Origin::cache) == 1);
  CHECK(bench.simulation.loads() == 1);
  CHECK(bench.simulation.mean_read_ms() == Approx((11 + 0.5) / 2));  // two commands and a load, one command
}

TEST_CASE("who is forgotten by a write is served the old value", "[write-strategies]") {
  Bench bench(without_crash(), WriteStrategy::forgetful);
  bench.ask(0s, true);
  bench.ask(100ms, false);
  bench.ask(200ms, true);
  bench.simulation.finish();
  CHECK(bench.simulation.stale_reads() == 1);
  CHECK(bench.simulation.longest_outdated() == 80ms);  // acknowledged 20 ms after the write came
}

TEST_CASE("the plug takes what waits in the buffer, and cuts off who waits for an answer", "[write-strategies]") {
  Params params = without_crash();
  params.crash_ms = 50;
  Bench bench(params, WriteStrategy::write_behind);
  bench.ask(0s, false, 1);
  bench.ask(10ms, false, 2);
  bench.ask(49ms, true, 3);  // loads until 60 ms
  bench.simulation.finish();
  CHECK(bench.simulation.has_crashed());
  CHECK(bench.simulation.ledger().acknowledged() == 2);
  CHECK(bench.simulation.ledger().stored() == 0);
  CHECK(bench.simulation.ledger().lost() == 2);
  CHECK(bench.simulation.lost_in_crash() == 2);
  CHECK(bench.simulation.interrupted() == 1);
  CHECK(bench.simulation.waiting() == 0);
}

TEST_CASE("a journal brings back what had been acknowledged, and what had nearly been", "[write-strategies]") {
  Params params = without_crash();
  params.crash_ms = 50;
  params.journal_ms = 4;
  Bench bench(params, WriteStrategy::journaled);
  bench.ask(0s, false, 1);
  bench.ask(10ms, false, 1);
  bench.ask(43ms, false, 2);  // in the journal at 49 ms, its writer would hear of it at 51.5 ms
  bench.simulation.finish();
  CHECK(bench.simulation.ledger().acknowledged() == 2);
  CHECK(bench.simulation.ledger().stored() == 2);
  CHECK(bench.simulation.ledger().lost() == 0);
  CHECK(bench.simulation.recovered() == 2);  // of key 1 the later write
  CHECK(bench.simulation.saves() == 2);
  CHECK(bench.simulation.interrupted() == 1);
}

TEST_CASE("acknowledged minus stored writes are the lost ones after a crash at any seed", "[write-strategies][long]") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    Random random(seed);
    Params params;
    params.seed = seed;
    params.requests = 60;
    params.keys = 5;
    params.crash_ms = static_cast<std::uint32_t>(random.randrange(120));
    params.buffer = static_cast<std::uint32_t>(random.randrange(1, 9));
    params.when_full = static_cast<WhenFull>(random.randrange(3));
    params.merge = random.random() < 0.5;
    for (const auto strategy : {WriteStrategy::write_through, WriteStrategy::write_behind, WriteStrategy::journaled}) {
      Bench bench(params, strategy);
      for (int i = 0; i < 60; ++i) {
        bench.ask(Nanoseconds{2ms} * i, random.random() < 0.3, static_cast<std::uint32_t>(random.randrange(5)));
      }
      bench.simulation.finish();
      const WriteLedger& ledger = bench.simulation.ledger();
      CAPTURE(seed, static_cast<int>(strategy));
      CHECK(ledger.acknowledged() - ledger.stored() == ledger.lost());
      if (strategy == WriteStrategy::write_through) CHECK(ledger.lost() == 0);
      if (strategy == WriteStrategy::journaled) CHECK(bench.simulation.lost_in_crash() == 0);
    }
  }
}

TEST_CASE("requests, cache, buffer and database are drawn on a timeline", "[write-strategies]") {
  Bench bench(without_crash(), WriteStrategy::write_behind);
  bench.ask(0s, false);
  bench.ask(1ms, true);
  REQUIRE(bench.simulation.timeline() != nullptr);
  CHECK(bench.simulation.timeline()->used_bytes() > 0);
  Simulation quiet(bench.params, WriteStrategy::write_behind, false, bench.stores);
  CHECK(quiet.timeline() == nullptr);
}
