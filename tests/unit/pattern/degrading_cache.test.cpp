#include "pattern/degrading_cache.hpp"

#include "pattern/pattern_bench.hpp"
#include "store/simulated_redis.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// A cache that is away from the first second to the second.
struct Service : PatternBench {
  SimulatedRedis cache;
  Account owed{"owed"};
  std::vector<std::string> told;
  DegradingCache service;

  explicit Service(WhenCacheIsDown when_down, bool forgets = false)
      : PatternBench(database_of(5ms)),
        cache(scheduler, store_account, server(forgets)),
        service(scheduler, cache, database,
                {10s, when_down, [this](const std::string& key) { told.push_back("owed " + key); },
                 [this](const std::string& key) { told.push_back("made good " + key); }},
                owed) {
    database.write("k", "v1");
  }
  ~Service() { stop(); }
  static SimulatedRedisOptions server(bool forgets) {
    SimulatedRedisOptions options;
    options.latency = {500us, 500us};
    options.outages = {{1s, 2s}};
    options.forgets = forgets;
    return options;
  }
  void at(Nanoseconds time) { scheduler.run_until(time); }
  Answer read() { return answer_of(service.read("k")); }
  bool write(const char* value) { return static_cast<bool>(wait_for(service.write("k", value))); }
};

}  // namespace

TEST_CASE("with its cache it is cache-aside: loaded once, erased by a write", "[degrading_cache]") {
  Service service(WhenCacheIsDown::redo);
  CHECK(service.read().origin == Origin::database);
  CHECK(service.read().origin == Origin::cache);
  CHECK(service.write("v2"));
  CHECK(service.read().value == "v2");
  CHECK(service.service.owed() == 0);
}

TEST_CASE("without its cache the database answers, unless the service is one that fails with it", "[degrading_cache]") {
  for (const auto when_down : {WhenCacheIsDown::fail, WhenCacheIsDown::bypass, WhenCacheIsDown::redo}) {
    Service service(when_down);
    service.read();
    service.at(1s);
    const auto answer = service.wait_for(service.service.read("k"));
    const bool fails = when_down == WhenCacheIsDown::fail;
    CHECK(static_cast<bool>(answer) == !fails);
    CHECK(service.write("v2") == !fails);
    if (!fails) CHECK(answer->origin == Origin::database);
    CHECK(service.database.value("k") == "v2");  // saved in any case
  }
}

TEST_CASE("a cache that is back with what it had serves old values, unless its erases are made good first",
          "[degrading_cache]") {
  for (const auto when_down : {WhenCacheIsDown::bypass, WhenCacheIsDown::redo}) {
    Service service(when_down);
    service.read();
    service.at(1s);
    CHECK(service.write("v2"));
    service.at(2s);
    CHECK(service.read().value == (when_down == WhenCacheIsDown::redo ? "v2" : "v1"));
  }
}

TEST_CASE("what is owed is known, charged, and made good when the cache is back", "[degrading_cache]") {
  Service service(WhenCacheIsDown::redo);
  service.at(1s);
  CHECK(service.write("v2"));
  CHECK(service.write("v3"));
  CHECK(service.service.owed() == 1);
  CHECK(service.owed.current() == DegradingCache::owed_bytes + 1);
  CHECK(service.told == std::vector<std::string>{"owed k", "owed k"});
  CHECK(service.read().value == "v3");  // tries to make good, in vain
  service.pass(1ms);
  CHECK(service.service.owed() == 1);
  service.at(2s);
  CHECK(service.read().origin == Origin::database);  // this key is not read from the cache yet
  service.pass(1ms);
  CHECK(service.service.owed() == 0);
  CHECK(service.owed.current() == 0);
  CHECK(service.told.back() == "made good k");
  service.read();
  CHECK(service.read().origin == Origin::cache);
}

TEST_CASE("a cache that forgets has nothing old to serve", "[degrading_cache]") {
  Service service(WhenCacheIsDown::bypass, true);
  service.read();
  service.at(1s);
  CHECK(service.write("v2"));
  service.at(2s);
  CHECK(service.read().value == "v2");
}

TEST_CASE("a value loaded before a write is not stored after it", "[degrading_cache]") {
  Service service(WhenCacheIsDown::redo);
  service.ask(service.service.read("k"));
  service.pass(4ms);  // it has read the row, and is on its way back
  CHECK(service.write("v2"));
  REQUIRE(service.answers.size() == 1);
  CHECK(service.answers[0].second->value == "v1");
  service.pass(1ms);
  CHECK(service.read().value == "v2");
}

TEST_CASE("no answer is older than what was acknowledged, whenever the cache goes", "[degrading_cache]") {
  for (int shift = 0; shift < 40; ++shift) {
    Service service(WhenCacheIsDown::redo);
    service.at(980ms + shift * 250us);
    for (int version = 2; version < 6; ++version) {
      service.read();
      service.ask(service.service.read("k"));
      service.pass(2ms);
      CHECK(service.write(("v" + std::to_string(version)).c_str()));
      CHECK(service.read().value == "v" + std::to_string(version));
      if (version == 4) service.at(1999ms + shift * 50us);
    }
  }
}

TEST_CASE("a fault of the database is the reader's", "[degrading_cache]") {
  PatternBench bench([] {
    auto options = PatternBench::database_of(5ms);
    options.outages = {{0s, 1s}};
    return options;
  }());
  Account owed("owed");
  DegradingCache service(bench.scheduler, bench.store, bench.database, {}, owed);
  CHECK_FALSE(bench.wait_for(service.read("k")));
  CHECK_FALSE(bench.wait_for(service.write("k", "v")));
  bench.pass(1s);
  CHECK(bench.wait_for(service.write("k", "v")));
  CHECK(bench.answer_of(service.read("k")).value == "v");
}
