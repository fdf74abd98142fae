#include "exercises/strategies/shared/service_simulation.hpp"

#include <cmath>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace std::chrono_literals;

namespace {

/// Services that remember what they once read, each for itself and for ever.
class Stubborn final : public ServiceSimulation {
 public:
  Stubborn(const ServicesSetup& setup, Stores& stores)
      : ServiceSimulation(setup, {"store", std::nullopt}, true, stores) {
    begin();
  }
  ~Stubborn() override { stop(); }
  [[nodiscard]] std::uint64_t messages_sent() const noexcept override { return 0; }

 private:
  Task<Result<Answer>> read(std::uint32_t service, std::string key) override {
    std::string& kept = kept_[service % kept_.size()];
    if (!kept.empty()) co_return Answer{kept, Origin::local};
    const auto loaded = co_await database_for_services().load(std::move(key));
    kept = *loaded;
    co_return Answer{kept, Origin::database};
  }
  Task<> write(std::uint32_t, std::string key, std::string value) override {
    static_cast<void>(co_await database_for_services().save(std::move(key), std::move(value)));
  }

  std::array<std::string, 2> kept_;
};

ServicesSetup setup() {
  ServicesSetup setup;
  setup.services = 2;
  setup.keys = 1;
  setup.requests = 8;
  setup.write_every = 4;
  setup.interval = 100ms;
  setup.load = 10ms;
  setup.cache = 2ms;
  return setup;
}

}  // namespace

TEST_CASE("services take turns at reading, and at writing", "[service_simulation]") {
  SimulatedStores stores;
  const Stubborn simulation(setup(), stores);
  std::string turns;
  for (std::uint32_t request = 0; request < 8; ++request) {
    turns += (simulation.is_write(request) ? "w" : "r") + std::to_string(simulation.service_of(request));
  }
  CHECK(turns == "r0r1r0w0r0r1r0w1");
}

TEST_CASE("an answer is held against what was true when it was given", "[service_simulation]") {
  SimulatedStores stores;
  Stubborn simulation(setup(), stores);
  for (int i = 0; i < 8; ++i) simulation.request(0);
  simulation.finish();
  CHECK(simulation.reads() == 6);
  CHECK(simulation.writes() == 2);
  CHECK(simulation.waiting() == 0);
  // Requests come every 100 ms. The fourth is a write that takes effect 5 ms later, at 305 ms: the reads at 400, 500
  // and 600 ms are answered at once with what was true before.
  CHECK(simulation.stale_reads() == 3);
  CHECK(simulation.mean_staleness_ms() == 195);
  CHECK(simulation.max_staleness() == 295ms);
  CHECK(simulation.answered(Origin::database) == 2);
  CHECK(simulation.database().loads() == 2);
  // Two loads of 10 ms, four answers at once.
  CHECK(simulation.latencies().mean_ms() == Approx(20.0 / 6));
}

TEST_CASE("while nothing is stale there is no staleness", "[service_simulation]") {
  SimulatedStores stores;
  Stubborn simulation(setup(), stores);
  simulation.request(0);
  CHECK(std::isnan(simulation.mean_staleness_ms()));
  CHECK(simulation.max_staleness() == 0ns);
  CHECK(simulation.waiting() == 1);
}

TEST_CASE("a key has its number, whatever stands before it", "[service_simulation]") {
  CHECK(ServiceSimulation::key_number("k12") == 12);
  CHECK(ServiceSimulation::key_number("t3@4:k12") == 12);
  CHECK(ServiceSimulation::key_number("version:t3") == no_key);
}
