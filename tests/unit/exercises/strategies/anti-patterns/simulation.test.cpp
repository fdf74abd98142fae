#include "exercises/strategies/anti-patterns/simulation.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::anti_patterns;
using namespace std::chrono_literals;
using Kind = DesignRequest::Kind;

namespace {

struct Bench {
  explicit Bench(std::optional<Design> design) : simulation(workload, "yours", design, "cache", stores) {}

  void ask(Nanoseconds offset, Kind kind, std::uint32_t key = 0, std::optional<std::uint32_t> changed = std::nullopt) {
    simulation.request({kind, offset, key, changed});
  }

  SimulatedStores stores;
  DesignWorkload workload;
  Simulation simulation;
};

Design caching(Admission admit, WriteRule on_write = WriteRule::erase, double ttl_ms = 1000) {
  Design design;
  design.admit = admit;
  design.on_write = on_write;
  design.ttl_ms = ttl_ms;
  return design;
}

}  // namespace

TEST_CASE("what is asked for once is stored by a design that caches everything, and never wanted", "[anti-patterns]") {
  Bench everything(caching(Admission::everything)), second(caching(Admission::second_miss)), none(std::nullopt);
  for (Bench* bench : {&everything, &second, &none}) {
    for (std::uint32_t i = 0; i < 10; ++i) bench->ask(Nanoseconds{50ms} * i, Kind::one_off, i);
    bench->simulation.finish();
    CHECK(bench->simulation.misses() == 10);
    CHECK(bench->simulation.entries_reused() == 0);
  }
  CHECK(everything.simulation.entries_stored() == 10);
  CHECK(second.simulation.entries_stored() == 0);
  CHECK(none.simulation.cache_account().peak() == 0);
}

TEST_CASE("an entry counts as wanted again once, however often it is hit", "[anti-patterns]") {
  Bench bench(caching(Admission::everything));
  for (int i = 0; i < 5; ++i) bench.ask(Nanoseconds{50ms} * i, Kind::read);
  bench.simulation.finish();
  CHECK(bench.simulation.hits() == 4);
  CHECK(bench.simulation.entries_stored() == 1);
  CHECK(bench.simulation.entries_reused() == 1);
}

TEST_CASE("a stale read is the fault of the program's own write, or of the other system", "[anti-patterns]") {
  Bench bench(caching(Admission::everything, WriteRule::leave));
  bench.ask(0s, Kind::read, 1);
  bench.ask(0s, Kind::read, 2);
  bench.ask(100ms, Kind::write, 1, 2);
  bench.ask(200ms, Kind::read, 1);
  bench.ask(200ms, Kind::read, 2);
  bench.simulation.finish();
  CHECK(bench.simulation.stale_by_own() == 1);
  CHECK(bench.simulation.stale_by_other() == 1);
  CHECK(bench.simulation.longest_outdated() == 100ms);
}

TEST_CASE("erased after the save an entry is right, updated it is a hit", "[anti-patterns]") {
  for (const WriteRule rule : {WriteRule::erase, WriteRule::update}) {
    Bench bench(caching(Admission::everything, rule));
    bench.ask(0s, Kind::read);
    bench.ask(100ms, Kind::write);
    bench.ask(200ms, Kind::read);
    bench.simulation.finish();
    CHECK(bench.simulation.stale_by_own() == 0);
    CHECK(bench.simulation.hits() == (rule == WriteRule::update ? 1 : 0));
  }
}

TEST_CASE("erased before the save, a reader in between puts the old value back", "[anti-patterns]") {
  Bench bench(caching(Admission::everything, WriteRule::erase_first));
  bench.ask(0s, Kind::write);
  bench.ask(1ms, Kind::read);  // reads the row at 6.5 ms; the save takes effect at 10.5 ms
  bench.ask(100ms, Kind::read);
  bench.simulation.finish();
  CHECK(bench.simulation.stale_by_own() == 1);
}

TEST_CASE("the time to live ends what nobody can tell", "[anti-patterns]") {
  Bench brief(caching(Admission::everything, WriteRule::erase, 50)), lasting(caching(Admission::everything));
  for (Bench* bench : {&brief, &lasting}) {
    bench->ask(0s, Kind::read, 1);
    bench->ask(20ms, Kind::read, 2, 1);
    bench->ask(100ms, Kind::read, 1);
    bench->simulation.finish();
  }
  CHECK(brief.simulation.stale_by_other() == 0);
  CHECK(lasting.simulation.stale_by_other() == 1);
}
