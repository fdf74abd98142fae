#include "store/memory_store.hpp"

#include "catch.hpp"
#include "support/awaited.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

// What every store does is in tests/contract/store.test.cpp; here is what only this one promises.

TEST_CASE("a memory store answers without time passing", "[memory_store]") {
  VirtualClock clock;
  Scheduler scheduler(clock, 2);
  Account account("store");
  MemoryStore store(scheduler, account);
  CHECK(*awaited(scheduler, store.set("a", "1", {1h})));
  CHECK(*awaited(scheduler, store.get("a")) == "1");
  CHECK(awaited(scheduler, store.ttl("a"))->left == 1h);
  CHECK(clock.now() == 0ns);
  scheduler.run_until(1h);
  CHECK_FALSE(*awaited(scheduler, store.get("a")));
}

TEST_CASE("a memory store keeps to its limit", "[memory_store]") {
  VirtualClock clock;
  Scheduler scheduler(clock, 2);
  Account account("store", 2 * KeySpace::entry_bytes(1, 1));
  MemoryStore store(scheduler, account, {{account.bound(), MaxmemoryPolicy::allkeys_lru}, 1});
  for (const char* key : {"a", "b", "c", "d"}) CHECK(*awaited(scheduler, store.set(key, "1")));
  CHECK(store.entries().size() == 2);
  CHECK(store.entries().evictions() == 2);
  CHECK(account.peak() == account.bound());
}
