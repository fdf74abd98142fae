#include "store/native/redis_cluster.hpp"

#include <memory>
#include <thread>

#include "catch.hpp"
#include "store/native/key_slot.hpp"
#include "support/ok.hpp"
#include "support/patient_redis.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

using Words = std::vector<std::string>;

/// Two servers that share the slots: the first has those below 8192.
class TwoServers {
 public:
  TwoServers() {
    const auto ports = free_ports(4);
    for (std::size_t i = 0; i < 2; ++i) {
      endpoints.push_back({"127.0.0.1", ports[2 * i], ""});
      servers.push_back(std::make_unique<RedisServer>(
          Words{"--port", std::to_string(ports[2 * i]), "--cluster-port", std::to_string(ports[2 * i + 1]), "--bind",
                "127.0.0.1", "--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf"}));
    }
    command(0, {"CLUSTER", "ADDSLOTSRANGE", "0", "8191"});
    command(1, {"CLUSTER", "ADDSLOTSRANGE", "8192", "16383"});
    command(0, {"CLUSTER", "MEET", "127.0.0.1", std::to_string(ports[2]), std::to_string(ports[3])});
    for (std::size_t i = 0; i < 2; ++i) {
      while (command(i, {"CLUSTER", "INFO"}).find("cluster_state:ok") == std::string::npos) {
        std::this_thread::sleep_for(10ms);
      }
    }
  }

  /// Asks one of them directly.
  std::string command(std::size_t server, const Words& words) {
    auto connection = ok(RedisConnection::open(endpoints[server], patient));
    return std::string(ok(connection.call(words)).text());
  }

  std::vector<RedisEndpoint> endpoints;
  std::vector<std::unique_ptr<RedisServer>> servers;
};

std::string get(RedisCluster& cluster, const std::string& key) {
  return std::string(ok(cluster.call(key, Words{"GET", key}, 0ns)).text());
}

}  // namespace

TEST_CASE("each command goes to the server that has its key, which is asked for once", "[redis_cluster]") {
  if (!has_redis_server()) return;
  TwoServers two;
  RedisCluster cluster({two.endpoints[0]}, patient, {});
  const std::string far = "foo";
  REQUIRE(key_slot(far) >= 8192);
  const std::string low = "bar";
  REQUIRE(key_slot(low) < 8192);

  for (const std::string& key : {low, far}) ok(cluster.call(key, Words{"SET", key, "of " + key}, 0ns));
  CHECK(cluster.redirections() == 1);
  CHECK(cluster.nodes().size() == 2);
  for (int i = 0; i < 3; ++i) {
    CHECK(get(cluster, low) == "of bar");
    CHECK(get(cluster, far) == "of foo");
  }
  CHECK(cluster.redirections() == 1);
  CHECK(two.command(0, {"GET", low}) == "of bar");
  CHECK(two.command(1, {"GET", far}) == "of foo");

  SECTION("a slot that moves is followed, while it moves too") {
    const std::string one = two.command(0, {"CLUSTER", "MYID"}), other = two.command(1, {"CLUSTER", "MYID"});
    const std::string slot = std::to_string(key_slot(far));
    two.command(0, {"CLUSTER", "SETSLOT", slot, "IMPORTING", other});
    two.command(1, {"CLUSTER", "SETSLOT", slot, "MIGRATING", one});
    // A key that is not there any more is asked for at the new place, for this command alone.
    const std::string beside = "{" + far + "}2";
    ok(cluster.call(beside, Words{"SET", beside, "new"}, 0ns));
    CHECK(cluster.redirections() == 2);
    CHECK(get(cluster, far) == "of foo");
    CHECK(cluster.redirections() == 2);

    two.command(1, {"MIGRATE", "127.0.0.1", std::to_string(two.endpoints[0].port), far, "0", "5000"});
    two.command(0, {"CLUSTER", "SETSLOT", slot, "NODE", one});
    two.command(1, {"CLUSTER", "SETSLOT", slot, "NODE", one});
    CHECK(get(cluster, far) == "of foo");
    CHECK(get(cluster, beside) == "new");
    CHECK(cluster.redirections() == 3);
  }
  SECTION("a server of the cluster that is gone is a fault for its keys alone") {
    two.servers[1]->stop();
    CHECK(get(cluster, low) == "of bar");
    const auto lost = cluster.call(far, Words{"GET", far}, 0ns);
    REQUIRE_FALSE(lost);
    CHECK(lost.fault().code == FaultCode::store_unreachable);
  }
  SECTION("any server that answers leads to the others") {
    RedisCluster late({{"127.0.0.1", free_ports(1)[0], ""}, two.endpoints[1]}, patient, {});
    CHECK(get(late, low) == "of bar");
    CHECK(late.seed().endpoint() == two.endpoints[1]);
  }
}

TEST_CASE("a server that stands alone redirects nobody", "[redis_cluster]") {
  if (!has_redis_server()) return;
  RedisCluster one({shared_redis_server().endpoint()}, patient, {});
  ok(one.call("cluster", Words{"SET", "cluster", "1"}, 0ns));
  CHECK(get(one, "cluster") == "1");
  CHECK(one.redirections() == 0);
  CHECK(one.nodes().size() == 1);
}

TEST_CASE("what the server refuses is a fault in its words", "[redis_cluster]") {
  if (!has_redis_server()) return;
  RedisServer server({"--maxmemory", "1", "--maxmemory-policy", "noeviction"});
  RedisCluster one({server.endpoint()}, patient, {});
  const auto full = one.call("k", Words{"SET", "k", "v"}, 0ns);
  REQUIRE_FALSE(full);
  CHECK(full.fault().code == FaultCode::store_full);
  const auto refused = one.call("k", Words{"NONSENSE"}, 0ns);
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == FaultCode::store_unreachable);
  CHECK(refused.fault().message.find("unknown command") != std::string::npos);
}
