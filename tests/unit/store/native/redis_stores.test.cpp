#include "store/native/redis_stores.hpp"

#include "catch.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "support/patient_redis.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

std::int64_t keys_on(const RedisServer& server) {
  auto connection = ok(RedisConnection::open(server.endpoint(), {20s, 20s}));
  return ok(connection.call(std::vector<std::string>{"DBSIZE"})).number();
}

}  // namespace

TEST_CASE("stores on one server know nothing of each other, and leave nothing behind", "[redis_stores]") {
  if (!has_redis_server()) return;
  const RedisServer server;
  RedisStores mine({server.endpoint()}, patient_options()), theirs({server.endpoint()}, patient_options());
  CHECK(mine.probe());
  const auto clock = mine.clock();
  Scheduler scheduler(*clock, 2);
  Account account("store");
  {
    const auto one = mine.open(scheduler, account), two = mine.open(scheduler, account),
               other = theirs.open(scheduler, account);
    for (Store* store : {one.get(), two.get(), other.get()}) {
      CHECK(ok(awaited(scheduler, store->incr("n"))) == 1);
    }
    CHECK(keys_on(server) == 3);
  }
  CHECK(keys_on(server) == 0);
  CHECK(account.current() == 0);  // the server counts its memory itself
}

TEST_CASE("stores on a server run on real time, under the server's name", "[redis_stores]") {
  RedisStores host({{"a", 1, ""}, {"b", 2, ""}}), socket({{"", 0, "/run/redis.sock"}});
  CHECK(host.is_real());
  CHECK(host.name() == "redis://a:1,b:2");
  CHECK(socket.name() == "unix:/run/redis.sock");
}

TEST_CASE("whether the server is there is known before the run", "[redis_stores]") {
  const TemporaryFolder folder;
  RedisStores nowhere({{"", 0, (folder.path() / "none").string()}});
  REQUIRE_FALSE(nowhere.probe());
  CHECK(nowhere.probe().fault().code == FaultCode::store_unreachable);
}
