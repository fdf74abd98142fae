// What every store promises is in tests/contract; here is what only a real server can show: that it goes away.
#include "store/native/redis_store.hpp"

#include "catch.hpp"
#include "pattern/cache_aside.hpp"
#include "pattern/simulated_database.hpp"
#include "store/native/real_time.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "support/patient_redis.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Bench {
  explicit Bench(const RedisServer& server, RedisStoreOptions options = {})
      : store(scheduler, {server.endpoint()}, std::move(options)) {}

  template <class T>
  T operator()(Task<T> task) {
    return awaited(scheduler, std::move(task));
  }

  RealTime time;
  Scheduler scheduler{time, 10};
  RedisStore store;
};

}  // namespace

TEST_CASE("stopped in mid-run, Redis is done without; back again, it is used", "[redis_store]") {
  if (!has_redis_server()) return;
  RedisServer server;
  RedisStoreOptions options = patient_options();
  options.backoff = {1ms, 4ms};
  Bench bench(server, options);
  Account account("database");
  SimulatedDatabaseOptions load_of_1ms;
  load_of_1ms.load = load_of_1ms.save = {1ms, 1ms};
  SimulatedDatabase database(bench.scheduler, account, load_of_1ms);
  CacheAside caching(bench.store, database, {});

  constexpr int keys = 5;
  const auto key = [](int number) { return "key " + std::to_string(number); };
  const auto value = [](int number, int version) { return std::to_string(number) + " v" + std::to_string(version); };
  // Reads every key, all of which must be right, and returns how many loads that took, and how long.
  const auto read_all = [&](int version) {
    const std::uint64_t before = database.loads();
    const Nanoseconds start = bench.time.now();
    for (int i = 0; i < keys; ++i) CHECK(ok(bench(caching.read(key(i)))).value == value(i, version));
    return std::pair{database.loads() - before, bench.time.now() - start};
  };
  for (int i = 0; i < keys; ++i) database.write(key(i), value(i, 1));

  CHECK(read_all(1).first == keys);  // cold
  CHECK(read_all(1).first == 0);     // warm

  server.stop();
  const auto [loads, time] = read_all(1);
  CHECK(loads == keys);       // the cost: every read is a load
  CHECK(time >= keys * 1ms);  // and waits for it
  for (int i = 0; i < keys; ++i) CHECK(bench(caching.write(key(i), value(i, 2))));
  CHECK(read_all(2).first == keys);

  server.start();
  bench.scheduler.run_until(bench.scheduler.now() + options.backoff.longest);
  CHECK(read_all(2).first == keys);  // it has come back empty
  CHECK(read_all(2).first == 0);     // and is used again
  CHECK(ok(bench(bench.store.get(key(0)))) == value(0, 2));
}

TEST_CASE("a server that is gone is a clear fault for every command", "[redis_store]") {
  if (!has_redis_server()) return;
  RedisServer server;
  Bench bench(server, patient_options());
  CHECK(ok(bench(bench.store.set("k", "1"))));
  server.stop();
  const auto gone = [&](const auto& reply) {
    REQUIRE_FALSE(reply);
    CHECK(reply.fault().code == FaultCode::store_unreachable);
    CHECK(reply.fault().message.find(server.socket() + " is out of reach") != std::string::npos);
  };
  gone(bench.store.ping());
  gone(bench(bench.store.get("k")));
  gone(bench(bench.store.set("k", "1")));
  gone(bench(bench.store.erase("k")));
  gone(bench(bench.store.erase_if("k", "1")));
  gone(bench(bench.store.expire("k", 1s)));
  gone(bench(bench.store.ttl("k")));
  gone(bench(bench.store.incr("k")));
  gone(bench(bench.store.publish("c", "m")));
  gone(bench(bench.store.subscribe("c")));
}

TEST_CASE("a command without a reply in time may have been carried out", "[redis_store]") {
  if (!has_redis_server()) return;
  const RedisServer server;
  RedisStoreOptions options = patient_options();
  options.timeouts.command = 50ms;
  Bench bench(server, options);
  while (!bench.store.ping()) {  // a busy machine may take longer
  }
  server.pause();
  CHECK(bench(bench.store.incr("n")).fault().code == FaultCode::store_timeout);
  server.resume();
  Bench other(server, patient_options());
  CHECK(ok(other(other.store.incr("n"))) == 2);  // sent once, carried out once, late
}

TEST_CASE("a prefix keeps the users of one server apart, and takes its own away", "[redis_store]") {
  if (!has_redis_server()) return;
  RedisStoreOptions star = patient_options(), plain = patient_options();
  star.prefix = "redis_store:*:";
  plain.prefix = "redis_store:a:";
  Bench one(shared_redis_server(), star), other(shared_redis_server(), plain);
  CHECK(ok(one(one.store.set("k", "1"))));
  CHECK(ok(one(one.store.set("l", "1"))));
  CHECK(ok(other(other.store.set("k", "2"))));
  CHECK(ok(one(one.store.get("k"))) == "1");
  CHECK(one.store.erase_all() == 2);  // a star in a prefix stands for itself
  CHECK_FALSE(ok(one(one.store.get("k"))));
  CHECK(other.store.erase_all() == 1);
}

TEST_CASE("an expiry between two milliseconds is rounded up", "[redis_store]") {
  if (!has_redis_server() || !can_steer_time()) return;
  SteeredTime time;
  const RedisServer server({}, &time);
  Bench bench(server, patient_options());
  CHECK(ok(bench(bench.store.set("k", "1", {1500us}))));
  CHECK(ok(bench(bench.store.ttl("k"))).left == 2ms);
  time.pass(2ms);
  // Redis serves an entry up to the end of its last millisecond.
  CHECK(ok(bench(bench.store.ttl("k"))).left == 0ms);
  CHECK(ok(bench(bench.store.get("k"))));
  time.pass(1ms);
  CHECK_FALSE(ok(bench(bench.store.ttl("k"))).exists);
}
