#include "pattern/selective_store.hpp"

#include "pattern/pattern_bench.hpp"
#include "pattern/ttl_caching.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("a cache takes in what is missed twice", "[selective-store]") {
  PatternBench bench;
  Doorkeeper doorkeeper(64, bench.account);
  SelectiveStore store(bench.store, doorkeeper);
  TtlCaching caching(store, bench.database, {1s, false});
  CHECK(bench.answer_of(caching.get("k")).origin == Origin::database);
  CHECK(bench.store_account.count() == 0);
  CHECK(bench.answer_of(caching.get("k")).origin == Origin::database);
  CHECK(bench.store_account.count() == 1);
  CHECK(bench.answer_of(caching.get("k")).origin == Origin::cache);
}

TEST_CASE("every other command goes straight to the store", "[selective-store]") {
  PatternBench bench;
  Doorkeeper doorkeeper(64, bench.account);
  SelectiveStore store(bench.store, doorkeeper);
  CHECK(bench.wait_for(store.set("k", "v")).fault().code == FaultCode::store_full);
  CHECK(*bench.wait_for(store.set("k", "v")));
  CHECK(bench.wait_for(store.ttl("k"))->exists);
  CHECK(*bench.wait_for(store.expire("k", 1s)));
  CHECK_FALSE(*bench.wait_for(store.erase_if("k", "other")));
  CHECK(*bench.wait_for(store.erase("k")));
  CHECK(*bench.wait_for(store.incr("n", 2)) == 2);
  const auto subscription = bench.wait_for(store.subscribe("news"));
  REQUIRE(subscription);
  CHECK(*bench.wait_for(store.publish("news", "m")) == 1);
}
