#include "pattern/simulated_database.hpp"

#include <array>
#include <optional>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

using Options = SimulatedDatabaseOptions;

struct Simulation {
  explicit Simulation(Options options) : database(scheduler, account, std::move(options)) {}

  VirtualClock clock;
  Account account{"database"};
  Scheduler scheduler{clock, 20};
  SimulatedDatabase database;
};

struct Loaded {
  std::optional<Result<std::string>> result;
  Nanoseconds at{};
};
struct Saved {
  std::optional<Result<void>> result;
  Nanoseconds at{};
};

Task<> load(Simulation& simulation, Loaded& into, Nanoseconds start = 0ns) {
  co_await simulation.scheduler.sleep_until(start);
  Result<std::string> result = co_await simulation.database.load("k");
  into = {std::move(result), simulation.clock.now()};
}

Task<> save(Simulation& simulation, std::string value, Saved& into, std::string key = "k", Nanoseconds start = 0ns) {
  co_await simulation.scheduler.sleep_until(start);
  Result<void> result = co_await simulation.database.save(std::move(key), std::move(value));
  into = {std::move(result), simulation.clock.now()};
}

Options lasting(Nanoseconds load, Nanoseconds save) {
  Options options;
  options.load = {load, load};
  options.save = {save, save};
  return options;
}

}  // namespace

TEST_CASE("a load reads in the middle of its time, so that what arrives may be outdated", "[simulated-database]") {
  Simulation simulation(lasting(10ms, 12ms));
  simulation.database.write("k", "old");
  Loaded early, late;
  Saved saved;
  simulation.scheduler.spawn(load(simulation, early));         // reads at 5 ms
  simulation.scheduler.spawn(save(simulation, "new", saved));  // takes effect at 6 ms
  simulation.scheduler.spawn(load(simulation, late, 2ms));     // reads at 7 ms
  simulation.scheduler.run();
  CHECK(**early.result == "old");
  CHECK(early.at == 10ms);
  CHECK(**late.result == "new");
  CHECK(saved.at == 12ms);
  CHECK(simulation.database.version("k") == 2);
  CHECK(simulation.database.loads() == 2);
  CHECK(simulation.database.saves() == 1);
  CHECK(simulation.database.most_at_once() == 3);
}

TEST_CASE("what was never saved is empty and of version 0", "[simulated-database]") {
  Simulation simulation(lasting(1ms, 1ms));
  Loaded loaded;
  simulation.scheduler.spawn(load(simulation, loaded));
  simulation.scheduler.run();
  CHECK((*loaded.result)->empty());
  CHECK(simulation.database.version("k") == 0);
  CHECK(simulation.database.rows() == 0);
}

TEST_CASE("times are drawn within their range, the same for the same seed", "[simulated-database]") {
  Options options;
  options.load = {1ms, 2ms};
  options.seed = 7;
  Random python(7);
  Simulation simulation(options);
  for (int i = 0; i < 5; ++i) {
    Loaded loaded;
    const Nanoseconds start = simulation.clock.now();
    simulation.scheduler.spawn(load(simulation, loaded));
    simulation.scheduler.run();
    CHECK(loaded.at - start == 1ms + Nanoseconds{static_cast<std::int64_t>(python.randrange(1'000'001))});
  }
}

TEST_CASE("with one connection requests wait for each other in order of arrival", "[simulated-database]") {
  Options options = lasting(10ms, 4ms);
  options.connections = 1;
  Simulation simulation(options);
  Loaded first, last;
  Saved middle;
  simulation.scheduler.spawn(load(simulation, first, 1ms));
  simulation.scheduler.spawn(save(simulation, "v", middle, "k", 2ms));
  simulation.scheduler.spawn(load(simulation, last, 3ms));
  simulation.scheduler.run();
  CHECK(first.at == 11ms);
  CHECK(middle.at == 15ms);
  CHECK(last.at == 25ms);
  CHECK(**last.result == "v");
  CHECK(simulation.database.most_at_once() == 1);
}

TEST_CASE("requests dropped with their process give their connections back", "[simulated-database]") {
  Options options = lasting(10ms, 10ms);
  options.connections = 1;
  Simulation simulation(options);
  std::array<Loaded, 3> dropped;
  for (Loaded& loaded : dropped) simulation.scheduler.spawn(load(simulation, loaded));
  // At 0 one is under way and two wait; at 10 the second has been given the connection in turn.
  const bool handing_over = GENERATE(false, true);
  simulation.scheduler.run_until(handing_over ? 10ms : 0ms);
  simulation.scheduler.drop_tasks();
  CHECK(simulation.scheduler.tasks() == 0);
  Loaded later;
  const Nanoseconds start = simulation.clock.now();
  simulation.scheduler.spawn(load(simulation, later));
  simulation.scheduler.run();
  CHECK(later.at == start + 10ms);
}

TEST_CASE("in an outage a request fails after the timeout, and nothing is written", "[simulated-database]") {
  Options options = lasting(2ms, 2ms);
  options.outages = {{0ms, 5ms}};
  options.timeout = 30ms;
  Simulation simulation(options);
  Loaded loaded, later;
  Saved saved;
  simulation.scheduler.spawn(load(simulation, loaded));
  simulation.scheduler.spawn(save(simulation, "v", saved));
  simulation.scheduler.spawn(load(simulation, later, 4ms));  // reads at 5 ms, when it is over
  simulation.scheduler.run();
  CHECK(loaded.result->fault().code == FaultCode::store_unreachable);
  CHECK(loaded.at == 31ms);
  CHECK(saved.result->fault().code == FaultCode::store_unreachable);
  CHECK((*later.result)->empty());
  CHECK(simulation.database.refused() == 2);
  CHECK(simulation.database.loads() == 1);
  CHECK(simulation.database.saves() == 0);
}

TEST_CASE("it holds no more rows than it may, and charges each by key, value and a fixed overhead",
          "[simulated-database]") {
  Options options = lasting(1ms, 1ms);
  options.most_rows = 1;
  Simulation simulation(options);
  Saved one, other, again;
  simulation.scheduler.spawn(save(simulation, "12345", one));
  simulation.scheduler.spawn(save(simulation, "1", other, "other"));
  simulation.scheduler.spawn(save(simulation, "123", again));
  simulation.scheduler.run();
  CHECK(*one.result);
  CHECK(other.result->fault().code == FaultCode::store_full);
  CHECK(*again.result);
  CHECK(simulation.database.rows() == 1);
  CHECK(simulation.account.current() == 1 + 3 + SimulatedDatabase::row_overhead_bytes);
  CHECK(simulation.account.count() == 1);
}
