#include "store/native/redis_subscription.hpp"

#include "catch.hpp"
#include "store/native/real_time.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Bench {
  explicit Bench(const RedisServer& at, std::uint32_t most_waiting = 1000) : server(at.endpoint()) {
    options.timeouts = {20s, 20s};
    options.most_waiting = most_waiting;
  }

  [[nodiscard]] std::unique_ptr<Subscription> subscribed() {
    return ok(RedisSubscription::open(scheduler, server, "subscription", options));
  }
  std::int64_t publish(const std::string& message) {
    auto connection = ok(RedisConnection::open(server, options.timeouts));
    return ok(connection.call(std::vector<std::string>{"PUBLISH", "subscription", message})).number();
  }

  RealTime time;
  Scheduler scheduler{time, 2};
  RedisEndpoint server;
  RedisSubscription::Options options;
};

}  // namespace

TEST_CASE("a subscription is counted by the server from its beginning to its end", "[redis_subscription]") {
  if (!has_redis_server()) return;
  Bench bench(shared_redis_server());
  {
    const auto one = bench.subscribed(), two = bench.subscribed();
    CHECK(bench.publish("m") == 2);
  }
  CHECK(bench.publish("m") == 0);
}

TEST_CASE("a subscription that ends with messages untaken still ends", "[redis_subscription]") {
  if (!has_redis_server()) return;
  Bench bench(shared_redis_server());
  {
    const auto subscription = bench.subscribed();
    for (int i = 0; i < 10; ++i) bench.publish("untaken");
  }
  CHECK(bench.publish("m") == 0);
}

TEST_CASE("when the server comes back, a subscription hears again", "[redis_subscription]") {
  if (!has_redis_server()) return;
  RedisServer server;
  Bench bench(server);
  const auto subscription = bench.subscribed();
  server.stop();
  CHECK_FALSE(awaited(bench.scheduler, subscription->next(5ms)));
  server.start();
  // It looks for the server while somebody waits, after the pause of the backoff.
  CHECK_FALSE(awaited(bench.scheduler, subscription->next(50ms)));
  CHECK(bench.publish("m") == 1);
  CHECK(awaited(bench.scheduler, subscription->next(20s)) == "m");
}

TEST_CASE("where nobody listens there is no subscription but a fault", "[redis_subscription]") {
  const TemporaryFolder folder;
  RealTime time;
  Scheduler scheduler(time, 1);
  const auto refused = RedisSubscription::open(scheduler, {"", 0, (folder.path() / "none").string()}, "c", {});
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == FaultCode::store_unreachable);
}
