#include "store/simulated_redis.hpp"

#include <vector>

#include "catch.hpp"
#include "support/awaited.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

// What every store does is in tests/contract/store.test.cpp; here is what a network adds.

namespace {

constexpr Latency constant{1ms, 1ms};

struct Fixture {
  explicit Fixture(SimulatedRedisOptions options) : redis(scheduler, account, std::move(options)) {}

  VirtualClock clock;
  Scheduler scheduler{clock, 10};
  Account account{"server"};
  SimulatedRedis redis;

  Result<bool> set(const std::string& key, const std::string& value, SetOptions options = {}) {
    return awaited(scheduler, redis.set(key, value, options));
  }
  Result<std::optional<std::string>> get(const std::string& key) { return awaited(scheduler, redis.get(key)); }
  FaultCode fault_of_get(const std::string& key) { return get(key).fault().code; }
};

SimulatedRedisOptions with_outage(Nanoseconds from, Nanoseconds until, bool forgets = false) {
  SimulatedRedisOptions options;
  options.latency = constant;
  options.outages = {{from, until}};
  options.forgets = forgets;
  return options;
}

}  // namespace

TEST_CASE("a command takes its latency, and the server's time is halfway", "[simulated_redis]") {
  Fixture on({constant});
  CHECK(*on.set("a", "1", {10ms}));
  CHECK(on.clock.now() == 1ms);
  // Set at 0.5 ms, asked at 1.5 ms.
  CHECK(awaited(on.scheduler, on.redis.ttl("a"))->left == 9ms);
  CHECK(on.clock.now() == 2ms);
}

TEST_CASE("latencies follow their distribution, the same for the same seed", "[simulated_redis]") {
  const auto times = [](std::uint64_t seed) {
    SimulatedRedisOptions options;
    options.seed = seed;
    Fixture on(options);
    std::vector<Nanoseconds> taken;
    for (int i = 0; i < 1000; ++i) {
      const Nanoseconds before = on.clock.now();
      CHECK(on.get("a"));
      taken.push_back(on.clock.now() - before);
      REQUIRE(taken.back() >= 200us);
    }
    return taken;
  };
  const auto one = times(1);
  CHECK(one == times(1));
  CHECK(one != times(2));
  double sum = 0;
  for (const Nanoseconds time : one) sum += to_milliseconds(time);
  CHECK(sum / 1000 == Approx(0.5).margin(3 * 0.3 / 31.6));  // the tail's deviation is 0.3 ms
}

TEST_CASE("commands of different clients are under way at the same time", "[simulated_redis]") {
  Fixture on({constant});
  int answers = 0;
  const auto client = [&]() -> Task<> {
    const auto answer = co_await on.redis.get("a");
    CHECK(answer);
    ++answers;
  };
  for (int i = 0; i < 5; ++i) on.scheduler.spawn(client());
  on.scheduler.run();
  CHECK(answers == 5);
  CHECK(on.clock.now() == 1ms);
}

TEST_CASE("a reply that comes too late is a timeout, though the command was carried out", "[simulated_redis]") {
  SimulatedRedisOptions options{constant, 1, 50ms, 20ms};
  Fixture on(options);
  const auto outcome = on.set("a", "1");
  CHECK(outcome.fault().code == FaultCode::store_timeout);
  CHECK(outcome.fault().message == "store: got no reply within 20 ms; whether the command was carried out is unknown.");
  CHECK(on.clock.now() == 20ms);
  CHECK(on.redis.entries().size() == 1);
  CHECK(on.redis.traffic().timeouts == 1);
}

TEST_CASE("a request that is too long on its way is a timeout, and is not carried out", "[simulated_redis]") {
  SimulatedRedisOptions options{{50ms, 50ms}};
  options.timeout = 20ms;
  Fixture on(options);
  CHECK(on.set("a", "1").fault().code == FaultCode::store_timeout);
  CHECK(on.clock.now() == 20ms);
  CHECK(on.redis.entries().size() == 0);
}

TEST_CASE("a share of replies is slow", "[simulated_redis]") {
  Fixture on({constant, 0.25, 9ms});
  for (int i = 0; i < 1000; ++i) CHECK(on.get("a"));
  const double slow = (to_milliseconds(on.clock.now()) - 1000) / 9;
  CHECK(slow == Approx(250).margin(3 * 13.7));  // sqrt(1000 × 1/4 × 3/4)
}

TEST_CASE("in an outage the server is out of reach, and afterwards what it held is there", "[simulated_redis]") {
  Fixture on(with_outage(10ms, 20ms));
  CHECK(*on.set("a", "1"));
  on.scheduler.run_until(10ms);
  CHECK(on.redis.is_down());
  CHECK(on.fault_of_get("a") == FaultCode::store_unreachable);
  CHECK(on.clock.now() == 11ms);
  on.scheduler.run_until(20ms);
  CHECK_FALSE(on.redis.is_down());
  CHECK(*on.get("a") == "1");
  CHECK(on.redis.traffic().refused == 1);
}

TEST_CASE("a server without persistence comes back empty", "[simulated_redis]") {
  Fixture on(with_outage(10ms, 20ms, true));
  CHECK(*on.set("a", "1"));
  on.scheduler.run_until(20ms);
  CHECK_FALSE(*on.get("a"));
  CHECK(on.account.current() == 0);
  CHECK(*on.set("a", "2"));
  CHECK(*on.get("a") == "2");
}

TEST_CASE("a server that goes down before it has replied has carried the command out", "[simulated_redis]") {
  Fixture on(with_outage(700us, 20ms));
  CHECK(on.set("a", "1").fault().code == FaultCode::store_unreachable);
  CHECK(on.clock.now() == 700us);
  CHECK(on.redis.entries().size() == 1);
}

TEST_CASE("a message takes its time to a subscription, and a share of them is lost", "[simulated_redis]") {
  SimulatedRedisOptions options{constant};
  options.lost_messages = 0.2;
  Fixture on(options);
  const auto subscription = *awaited(on.scheduler, on.redis.subscribe("c"));
  int heard = 0;
  for (int i = 0; i < 1000; ++i) {
    CHECK(*awaited(on.scheduler, on.redis.publish("c", "m")) == 1);  // the server has sent it
    heard += awaited(on.scheduler, subscription->next(1ms)) ? 1 : 0;
  }
  CHECK(heard == Approx(800).margin(3 * 12.6));  // sqrt(1000 × 0.2 × 0.8)
  CHECK(on.redis.traffic().lost_messages == static_cast<std::uint64_t>(1000 - heard));
  CHECK(subscription->lost() == 0);
}

TEST_CASE("an outage cuts a subscription off, and ends", "[simulated_redis]") {
  Fixture on(with_outage(2700us, 5ms));
  const auto subscription = *awaited(on.scheduler, on.redis.subscribe("c"));
  CHECK(*awaited(on.scheduler, on.redis.publish("c", "heard")) == 1);
  CHECK(awaited(on.scheduler, subscription->next(0ns)) == "heard");
  // It is 2 ms now; the next message reaches the server at 2.5 ms and would be heard at 3 ms.
  CHECK(awaited(on.scheduler, on.redis.publish("c", "cut off")).fault().code == FaultCode::store_unreachable);
  CHECK(on.redis.traffic().lost_messages == 1);
  on.scheduler.run_until(5ms);
  CHECK(*awaited(on.scheduler, on.redis.publish("c", "again")) == 1);
  CHECK(awaited(on.scheduler, subscription->next(1ms)) == "again");
}

TEST_CASE("a full server without eviction refuses writes and answers reads", "[simulated_redis]") {
  SimulatedRedisOptions options{constant};
  options.limit.max_bytes = KeySpace::entry_bytes(1, 1);
  Fixture on(options);
  CHECK(*on.set("a", "1"));
  CHECK(on.set("b", "1").fault().code == FaultCode::store_full);
  CHECK(*on.get("a") == "1");
}
