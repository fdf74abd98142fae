#include "store/native/redis_node.hpp"

#include "catch.hpp"
#include "support/ok.hpp"
#include "support/patient_redis.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> ping{"PING"};

}  // namespace

TEST_CASE("a node connects when it is first needed, and once", "[redis_node]") {
  if (!has_redis_server()) return;
  RedisNode node(shared_redis_server().endpoint(), patient, {});
  CHECK(node.connects() == 0);
  for (int i = 0; i < 3; ++i) CHECK(ok(node.call(ping, 0ns)).text() == "PONG");
  CHECK(node.connects() == 1);
}

TEST_CASE("a server that was away between two commands is connected to anew", "[redis_node]") {
  if (!has_redis_server()) return;
  RedisServer server;
  RedisNode node(server.endpoint(), patient, {});
  ok(node.call(ping, 0ns));
  server.stop();
  server.start();
  CHECK(ok(node.call(ping, 0ns)).text() == "PONG");
  CHECK(node.connects() == 2);
}

TEST_CASE("between attempts a node tells the fault without trying, each time for longer", "[redis_node]") {
  if (!has_redis_server()) return;
  RedisServer server;
  RedisNode node(server.endpoint(), patient, {10ms, 30ms});
  server.stop();
  // An attempt at 0; the next ones after 10, 20 and, twice, 30 ms.
  const auto tried = [&](Nanoseconds now) {
    const auto refused = node.call(ping, now);
    REQUIRE_FALSE(refused);
    CHECK(refused.fault().code == FaultCode::store_unreachable);
    return refused.fault().message.find("is tried again") == std::string::npos;
  };
  CHECK(tried(0ms));
  CHECK_FALSE(tried(9ms));
  CHECK(tried(10ms));
  CHECK_FALSE(tried(29ms));
  CHECK(tried(30ms));
  CHECK_FALSE(tried(59ms));
  CHECK(tried(60ms));
  CHECK_FALSE(tried(89ms));

  server.start();
  CHECK_FALSE(tried(89ms));  // nobody has looked
  CHECK(ok(node.call(ping, 90ms)).text() == "PONG");
  server.stop();
  CHECK(tried(91ms));  // found again, it starts with the shortest pause
  CHECK_FALSE(tried(100ms));
  CHECK(tried(101ms));
}
