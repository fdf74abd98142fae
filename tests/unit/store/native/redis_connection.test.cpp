#include "store/native/redis_connection.hpp"

#include <array>

#include "catch.hpp"
#include "store/native/real_time.hpp"
#include "support/ok.hpp"
#include "support/patient_redis.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

using Words = std::vector<std::string>;

RedisConnection connected(const RedisServer& server, const RedisTimeouts& timeouts = patient) {
  return ok(RedisConnection::open(server.endpoint(), timeouts));
}

RedisReply called(RedisConnection& connection, const Words& words) { return ok(connection.call(words)); }

}  // namespace

TEST_CASE("a connection tells every kind of reply", "[redis_connection]") {
  if (!has_redis_server()) return;
  auto connection = connected(shared_redis_server());
  using Kind = RedisReply::Kind;
  CHECK(called(connection, {"SET", "connection", std::string("a\0b", 3)}).text() == "OK");
  const auto value = called(connection, {"GET", "connection"});
  CHECK(value.kind() == Kind::text);
  CHECK(value.text() == std::string_view("a\0b", 3));
  CHECK(called(connection, {"GET", "connection: nothing"}).kind() == Kind::nothing);
  const auto number = called(connection, {"DEL", "connection"});
  CHECK(number.kind() == Kind::number);
  CHECK(number.number() == 1);
  const auto refused = called(connection, {"NONSENSE"});
  CHECK(refused.kind() == Kind::error);
  CHECK(refused.text().substr(0, 4) == "ERR ");
  const auto list = called(connection, {"CONFIG", "GET", "maxmemory-samples"});
  CHECK(list.kind() == Kind::list);
  REQUIRE(list.size() == 2);
  CHECK(list.text(1) == "5");
  CHECK(called(connection, {"SCAN", "0", "MATCH", "connection: nothing"}).texts(1).empty());
}

TEST_CASE("where nobody listens, a connection says so at once", "[redis_connection]") {
  const TemporaryFolder folder;
  const RedisEndpoint socket{"", 0, (folder.path() / "nothing.sock").string()};
  const RedisEndpoint port{"127.0.0.1", free_ports(1)[0], ""};
  for (const RedisEndpoint& endpoint : {socket, port}) {
    const auto refused = RedisConnection::open(endpoint, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.fault().code == FaultCode::store_unreachable);
    CHECK(refused.fault().message.find(in_words(endpoint) + " is out of reach") != std::string::npos);
  }
}

TEST_CASE("a server that is silent is given up in time", "[redis_connection]") {
  if (!has_redis_server()) return;
  const RedisServer server;
  auto connection = connected(server, {20s, 20ms});
  server.pause();
  const RealTime time;
  const auto late = connection.call(Words{"PING"});
  server.resume();
  REQUIRE_FALSE(late);
  CHECK(late.fault().code == FaultCode::store_timeout);
  CHECK(late.fault().message.find("whether the command was carried out is unknown") != std::string::npos);
  CHECK(time.now() >= 20ms);
  CHECK_FALSE(connection.is_alive());
}

TEST_CASE("a server that has gone is a fault, and does not end the process", "[redis_connection]") {
  if (!has_redis_server()) return;
  RedisServer server;
  auto connection = connected(server);
  CHECK(called(connection, {"PING"}).text() == "PONG");
  CHECK(connection.is_alive());
  server.stop();
  CHECK_FALSE(connection.is_alive());
  for (int i = 0; i < 2; ++i) {
    const auto lost = connection.call(Words{"PING"});
    REQUIRE_FALSE(lost);
    CHECK(lost.fault().code == FaultCode::store_unreachable);
  }
}

TEST_CASE("what comes unasked is taken without waiting", "[redis_connection]") {
  if (!has_redis_server()) return;
  auto listening = connected(shared_redis_server());
  called(listening, {"SUBSCRIBE", "connection"});
  CHECK_FALSE(ok(listening.poll()));
  auto speaking = connected(shared_redis_server());
  CHECK(called(speaking, {"PUBLISH", "connection", "m"}).number() == 1);
  std::optional<RedisReply> message;
  while (!message) message = ok(listening.poll());
  CHECK(message->text(2) == "m");
}
