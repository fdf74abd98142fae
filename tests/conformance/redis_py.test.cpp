// The real redis-py, on a real server, against our stores and patterns: what a program in Python sees and does there.
#include "base/random.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "conformance/redis_script.hpp"
#include "pattern/cache_aside.hpp"
#include "pattern/simulated_database.hpp"
#include "pattern/store_lock.hpp"
#include "store/native/real_time.hpp"
#include "store/native/redis_store.hpp"
#include "store/simulated_redis.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

bool is_here() { return has_redis_server() && can_steer_time(); }

struct Python {
  SteeredTime time;
  RedisServer server{{}, &time};

  [[nodiscard]] json operator()(const json& script) const {
    return ask_python("redis_py_oracle.py", {{"socket", server.socket()}, {"time", time.file()}, {"script", script}});
  }
};

struct Simulation {
  VirtualClock clock;
  Scheduler scheduler{clock, 2};
  Account account{"store"};
  SimulatedRedis store{scheduler, account, at_once()};

  static SimulatedRedisOptions at_once() {
    SimulatedRedisOptions options;
    options.latency = {0ns, 0ns};
    return options;
  }
  void pass(const json& milliseconds) {
    scheduler.run_until(scheduler.now() + std::chrono::milliseconds{milliseconds.get<std::int64_t>()});
  }
};

/// [what passes before in milliseconds, key, value to write or nothing to read], in that order.
json random_requests(std::uint32_t count) {
  Random random(38);
  json requests = json::array();
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool writes = random.random() < 0.1;
    requests.push_back({2 * random.randrange(10), "k" + std::to_string(random.randrange(20)),
                        writes ? json("v" + std::to_string(i)) : json(nullptr)});
  }
  return requests;
}

}  // namespace

TEST_CASE("redis-py is answered as simulated Redis answers, on 1,000 random commands", "[conformance][redis][long]") {
  if (!is_here()) return;
  const json script = random_commands(1250, 39);
  const json theirs = Python()(script);
  Simulation simulation;
  std::size_t commands = 0;
  for (const json& command : script) {
    if (command[0] == "pass") {
      simulation.pass(command[1]);
      continue;
    }
    const json mine = awaited(simulation.scheduler, carry_out(simulation.store, command));
    if (mine != theirs[commands]) {
      CAPTURE(commands, command, mine, theirs[commands]);
      REQUIRE(false);
    }
    ++commands;
  }
  CHECK(commands == theirs.size());
  CHECK(commands >= 1000);
}

TEST_CASE("cache-aside in Python over redis-py hits and misses as our pattern does", "[conformance][redis][long]") {
  if (!is_here()) return;
  constexpr int ttl = 101;
  const json requests = random_requests(1000);
  const json theirs = Python()(json::array({json::array({"cache_aside", ttl, requests})}))[0];

  Simulation simulation;
  Account account("database");
  SimulatedDatabaseOptions at_once;
  at_once.load = at_once.save = {0ns, 0ns};
  SimulatedDatabase database(simulation.scheduler, account, at_once);
  CacheAside caching(simulation.store, database, {std::chrono::milliseconds{ttl}});
  std::uint32_t hits = 0, misses = 0;
  for (const json& request : requests) {
    simulation.pass(request[0]);
    const auto key = request[1].get<std::string>();
    if (!request[2].is_null()) {
      CHECK(awaited(simulation.scheduler, caching.write(key, request[2].get<std::string>())));
      continue;
    }
    const Answer answer = ok(awaited(simulation.scheduler, caching.read(key)));
    ++(answer.origin == Origin::cache ? hits : misses);
  }
  CHECK(theirs == json::array({hits, misses}));
  CHECK(misses == database.loads());
  CHECK((hits > 100 && misses > 100));
}

TEST_CASE("a lock of redis-py's keeps ours out, ours keeps it out, and neither gives up the other's",
          "[conformance][redis][long]") {
  if (!is_here()) return;
  const Python python;
  RealTime time;
  Scheduler scheduler(time, 2);
  RedisStoreOptions patient;
  patient.timeouts = {20s, 20s};
  RedisStore store(scheduler, {python.server.endpoint()}, patient);
  StoreLock ours(scheduler, store, {10s, "ours", Unlock::own});
  const auto mine = [&] { return ok(awaited(scheduler, ours.try_lock("k"))); };

  CHECK(python(json::array({{"acquire", "lock:k", "theirs", 10}})) == json::array({true}));
  CHECK_FALSE(mine());
  CHECK_FALSE(ok(awaited(scheduler, ours.unlock("k", {"ours:1", time.now() + 10s}))));
  CHECK(ok(awaited(scheduler, store.ttl("lock:k"))).left == 10s);

  CHECK(python(json::array({{"release", "lock:k", "theirs"}})) == json::array({true}));
  const auto held = mine();
  REQUIRE(held);
  CHECK(python(json::array({{"acquire", "lock:k", "theirs", 10}, {"release", "lock:k", "theirs"}})) ==
        json::array({false, false}));
  CHECK(ok(awaited(scheduler, ours.unlock("k", *held))));

  // Ten seconds later nobody has it any more.
  CHECK(mine());
  CHECK(python(json::array({json::array({"pass", 10'001}), json::array({"acquire", "lock:k", "theirs", 10})})) ==
        json::array({true}));
}
