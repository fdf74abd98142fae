// The stores that stand for Redis against a real redis-server: the same commands, the same time, the same replies.
#include <map>
#include <set>

#include "base/random.hpp"
#include "catch.hpp"
#include "conformance/redis_script.hpp"
#include "store/memory_store.hpp"
#include "store/native/real_time.hpp"
#include "store/native/redis_store.hpp"
#include "store/simulated_redis.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// A real server, simulated Redis and the store in memory, all at the same time of day.
struct Bench {
  SteeredTime server_time;
  RedisServer server{{}, &server_time};
  RealTime real_time;
  Scheduler real{real_time, 2};
  RedisStore redis{real, {server.endpoint()}, patient()};

  VirtualClock clock;
  Scheduler virtual_time{clock, 2};
  Account account{"store"};
  SimulatedRedis simulated{virtual_time, account, at_once()};
  MemoryStore memory{virtual_time, account};

  static RedisStoreOptions patient() {
    RedisStoreOptions options;
    options.timeouts = {20s, 20s};
    return options;
  }
  static SimulatedRedisOptions at_once() {
    SimulatedRedisOptions options;
    options.latency = {0ns, 0ns};
    return options;
  }

  void pass(Nanoseconds time) {
    server_time.pass(time);
    virtual_time.run_until(virtual_time.now() + time);
  }
};

}  // namespace

TEST_CASE("on 12,000 random commands with time passing, simulated Redis answers as the real one",
          "[conformance][redis][long]") {
  if (!has_redis_server() || !can_steer_time()) return;
  Bench bench;
  std::map<std::string, std::set<json>> answers;
  std::uint32_t commands = 0, agreed = 0;
  for (const json& command : random_commands(14'500, 38)) {
    if (command[0] == "pass") {
      bench.pass(std::chrono::milliseconds{command[1].get<std::int64_t>()});
      continue;
    }
    ++commands;
    const json real = awaited(bench.real, carry_out(bench.redis, command));
    const json simulated = awaited(bench.virtual_time, carry_out(bench.simulated, command));
    const json memory = awaited(bench.virtual_time, carry_out(bench.memory, command));
    if (real == simulated && real == memory) {
      ++agreed;
    } else {
      CAPTURE(command, real, simulated, memory);
      REQUIRE(false);
    }
    answers[command[0].get<std::string>()].insert(real);
  }
  CHECK(commands >= 12'000);
  CHECK(agreed == commands);
  // The script has reached both answers of each command, and all three kinds of a time to live.
  for (const char* name : {"set", "erase", "erase_if", "expire"}) CHECK(answers[name].size() == 2);
  CHECK(answers["get"].count(nullptr) == 1);
  CHECK(answers["incr"].count(json{{"fault", "not_an_integer"}}) == 1);
  CHECK((answers["ttl"].count(-2) == 1 && answers["ttl"].count(-1) == 1));
  CHECK(answers["ttl"].size() > 50);
}

TEST_CASE("published messages reach as many, and the same, on simulated Redis as on the real one",
          "[conformance][redis][long]") {
  if (!has_redis_server()) return;
  Bench bench;
  struct Listener {
    std::unique_ptr<Subscription> real, simulated;
    std::string channel;
    std::uint32_t waiting = 0;
  };
  std::vector<Listener> listeners;
  Random random(38);
  for (int i = 0; i < 1000; ++i) {
    const std::string channel = "c" + std::to_string(random.randrange(3));
    const double drawn = random.random();
    if (drawn < 0.1 && listeners.size() < 6) {
      listeners.push_back({ok(awaited(bench.real, bench.redis.subscribe(channel))),
                           ok(awaited(bench.virtual_time, bench.simulated.subscribe(channel))), channel});
    } else if (drawn < 0.15 && !listeners.empty()) {
      listeners.erase(listeners.begin() + static_cast<std::ptrdiff_t>(random.randrange(listeners.size())));
    } else if (drawn < 0.5) {
      const std::string message = "m" + std::to_string(i);
      const auto reached = ok(awaited(bench.real, bench.redis.publish(channel, message)));
      REQUIRE(ok(awaited(bench.virtual_time, bench.simulated.publish(channel, message))) == reached);
      for (Listener& listener : listeners) listener.waiting += listener.channel == channel ? 1 : 0;
    } else if (!listeners.empty()) {
      Listener& listener = listeners[random.randrange(listeners.size())];
      const Nanoseconds patience = listener.waiting > 0 ? Nanoseconds(20s) : 0ns;
      const auto real = awaited(bench.real, listener.real->next(patience));
      REQUIRE(awaited(bench.virtual_time, listener.simulated->next(patience)) == real);
      REQUIRE(real.has_value() == (listener.waiting > 0));
      if (real) --listener.waiting;
    }
  }
}
