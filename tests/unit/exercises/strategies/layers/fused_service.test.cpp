#include "exercises/strategies/layers/fused_service.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::layers;
using namespace std::chrono_literals;

namespace {

struct Bench : PatternBench {
  Account memory{"services"};
  FusedService service{scheduler, database, 200ms, memory};
  explicit Bench(const Options& options = database_of(5ms)) : PatternBench(options) {}
  ~Bench() { stop(); }
};

}  // namespace

TEST_CASE("what it has once read it keeps, and its writes it reads at once", "[fused_service]") {
  Bench bench;
  bench.database.write("k", "v1");
  CHECK(bench.answer_of(bench.service.read("k")).origin == Origin::database);
  CHECK(bench.answer_of(bench.service.read("k")).origin == Origin::local);
  CHECK(bench.wait_for(bench.service.write("k", "v2")));
  CHECK(bench.answer_of(bench.service.read("k")).value == "v2");
  CHECK(bench.database.value("k") == "v1");
  CHECK(bench.memory.current() == FusedService::entry_bytes + 3);
}

TEST_CASE("writes are saved later, the last of a key for all before it", "[fused_service]") {
  Bench bench;
  for (const char* value : {"v1", "v2", "v3"}) CHECK(bench.wait_for(bench.service.write("k", value)));
  CHECK(bench.service.unsaved() == 3);
  bench.pass(200ms);
  CHECK(bench.service.unsaved() == 0);
  bench.pass(5ms);
  CHECK(bench.database.value("k") == "v3");
  CHECK(bench.database.saves() == 1);
}

TEST_CASE("a write during a save is saved by the next", "[fused_service]") {
  Bench bench;
  CHECK(bench.wait_for(bench.service.write("k", "v1")));
  bench.pass(202ms);
  CHECK(bench.wait_for(bench.service.write("k", "v2")));
  CHECK(bench.service.unsaved() == 1);
  bench.pass(1s);
  CHECK(bench.database.value("k") == "v2");
}

TEST_CASE("a save that fails is tried again", "[fused_service]") {
  Bench bench([] {
    auto options = PatternBench::database_of(5ms);
    options.outages = {{0s, 1s}};
    return options;
  }());
  CHECK(bench.wait_for(bench.service.write("k", "v1")));
  bench.pass(900ms);
  CHECK(bench.database.value("k").empty());
  bench.pass(1s);
  CHECK(bench.database.value("k") == "v1");
  CHECK(bench.service.unsaved() == 0);
}

TEST_CASE("a write that comes while the key is being loaded is what stays", "[fused_service]") {
  Bench bench;
  bench.database.write("k", "v1");
  bench.ask(bench.service.read("k"));
  bench.pass(1ms);
  CHECK(bench.wait_for(bench.service.write("k", "v2")));
  bench.pass(10ms);
  REQUIRE(bench.answers.size() == 1);
  CHECK(bench.answers[0].second->value == "v2");
}
