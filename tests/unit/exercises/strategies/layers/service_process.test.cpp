#include "exercises/strategies/layers/service_process.hpp"

#include "pattern/pattern_bench.hpp"
#include "support/json.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::layers;
using namespace std::chrono_literals;

namespace {

struct Bench : PatternBench {
  Account timeline_account{"timeline"};
  Timeline timeline{{{"cache", LaneKind::cache}, {"database", LaneKind::database}}, timeline_account, 16, 1};
  ServiceProcess process{scheduler};
  ProcessStore own_store{process, store, {&timeline, 0, [](const std::string&) { return no_key; }}};
  ProcessDatabase own_database{process, database, {&timeline, 1, [](const std::string&) { return no_key; }}};
  ~Bench() { stop(); }

  json spans() {
    JsonWriter writer;
    writer.object();
    timeline.write(writer, "id", scheduler.now());
    writer.end();
    return parsed(writer.take())["id"]["spans"];
  }
};

Task<> save_then_note(Bench& bench, bool& over) {
  static_cast<void>(co_await bench.own_database.save("k", "v"));
  over = true;
}

}  // namespace

TEST_CASE("while it lives a process gets its replies, and they are drawn", "[service_process]") {
  Bench bench;
  CHECK(bench.wait_for(bench.own_store.set("k", "v")));
  CHECK(*bench.wait_for(bench.own_store.get("k")) == "v");
  CHECK_FALSE(bench.wait_for(bench.own_store.get("other"))->has_value());
  CHECK(bench.wait_for(bench.own_store.erase("k")));
  CHECK(bench.wait_for(bench.own_database.save("k", "v")));
  CHECK(*bench.wait_for(bench.own_database.load("k")) == "v");
  CHECK(bench.spans()["role"] == json({"write", "hit", "miss", "write", "write", "load"}));
  CHECK(bench.spans()["lane"] == json({0, 0, 0, 0, 1, 1}));
}

TEST_CASE("a killed process hears no more, but what it had sent is carried out", "[service_process]") {
  Bench bench;
  bool over = false;
  bench.scheduler.spawn(save_then_note(bench, over));
  bench.pass(1ms);
  bench.process.kill();
  bench.pass(1h);
  CHECK_FALSE(over);
  CHECK(bench.database.value("k") == "v");
}

TEST_CASE("nothing is sent by the dead", "[service_process]") {
  Bench bench;
  bench.process.kill();
  bool over = false;
  bench.scheduler.spawn(save_then_note(bench, over));
  bench.pass(1h);
  CHECK_FALSE(over);
  CHECK(bench.database.saves() == 0);
}

TEST_CASE("a store out of reach is drawn as such", "[service_process]") {
  Bench bench;
  DeadStore dead;
  ProcessStore store(bench.process, dead, {&bench.timeline, 0, [](const std::string&) { return no_key; }});
  CHECK_FALSE(bench.wait_for(store.get("k")));
  CHECK_FALSE(bench.wait_for(store.erase("k")));
  CHECK(bench.spans()["role"] == json({"failed", "failed"}));
}
