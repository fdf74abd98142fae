#include "store/sql_store.hpp"

#include "catch.hpp"
#include "sim/virtual_clock.hpp"
#include "store/native/sqlite_database.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

namespace {

constexpr auto second = std::chrono::seconds{1};

struct Bench {
  TemporaryFolder folder;
  VirtualClock clock;
  Scheduler scheduler{clock, 10};
  Account account{"messages"};

  std::unique_ptr<SqlStore> open() {
    return ok(SqlStore::open(ok(SqliteDatabase::open(folder.path() / "a.db")), scheduler, clock, account));
  }
  template <class T>
  T done(Task<Result<T>> task) {
    return ok(awaited(scheduler, std::move(task)));
  }
};

}  // namespace

TEST_CASE("entries and what is left of their time survive the store", "[sql_store]") {
  Bench bench;
  {
    const auto store = bench.open();
    CHECK(bench.done(store->set("a", "1", {10 * second})));
    CHECK(bench.done(store->set("b", std::string("\0\xff", 2))));
  }
  bench.clock.advance(4 * second);
  const auto store = bench.open();
  CHECK(bench.done(store->get("b")) == std::string("\0\xff", 2));
  CHECK(bench.done(store->ttl("a")) == TimeToLive{true, 6 * second});
  bench.clock.advance(6 * second);
  CHECK_FALSE(bench.done(store->get("a")));
  CHECK(bench.done(store->ttl("a")) == TimeToLive{});
}

TEST_CASE("a counter keeps its expiry, and refuses what is no integer", "[sql_store]") {
  Bench bench;
  const auto store = bench.open();
  CHECK(bench.done(store->incr("n", 5)) == 5);
  CHECK(bench.done(store->expire("n", 9 * second)));
  CHECK(bench.done(store->incr("n", -7)) == -2);
  CHECK(bench.done(store->ttl("n")).left == 9 * second);
  CHECK(bench.done(store->set("n", "x", {std::nullopt, false, true})));
  const auto refused = awaited(bench.scheduler, store->incr("n"));
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == FaultCode::not_an_integer);
  CHECK(bench.done(store->ttl("n")).left == 9 * second);
}

TEST_CASE("writes remove what has expired, so that dead entries cannot pile up", "[sql_store]") {
  Bench bench;
  const auto store = bench.open();
  for (int i = 0; i < 100; ++i) CHECK(bench.done(store->set("dead" + std::to_string(i), "", {second})));
  bench.clock.advance(second);
  CHECK(ok(store->size()) == 100);
  for (int i = 0; i < 10; ++i) CHECK(bench.done(store->set("k", "")));
  CHECK(ok(store->size()) == 1);
}

TEST_CASE("messages reach who listens on this store, and nobody on another", "[sql_store]") {
  Bench bench;
  const auto store = bench.open(), other = bench.open();
  const auto here = bench.done(store->subscribe("c")), there = bench.done(other->subscribe("c"));
  CHECK(bench.done(store->publish("c", "m")) == 1);
  CHECK(awaited(bench.scheduler, here->next(second)) == "m");
  CHECK_FALSE(awaited(bench.scheduler, there->next(second)));
}
