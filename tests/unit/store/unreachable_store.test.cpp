#include "store/unreachable_store.hpp"

#include "catch.hpp"
#include "support/awaited.hpp"

using namespace cachebound;

TEST_CASE("a store that could not be opened answers every command with why", "[unreachable_store]") {
  VirtualClock clock;
  Scheduler scheduler(clock, 1);
  UnreachableStore store({FaultCode::store_unreachable, "store", "store: nobody there."});
  const auto told = [&](auto task) {
    return awaited(scheduler, std::move(task)).fault().message == "store: nobody there.";
  };
  CHECK(told(store.get("k")));
  CHECK(told(store.set("k", "v", {})));
  CHECK(told(store.erase("k")));
  CHECK(told(store.erase_if("k", "v")));
  CHECK(told(store.expire("k", Nanoseconds(1))));
  CHECK(told(store.ttl("k")));
  CHECK(told(store.incr("k", 1)));
  CHECK(told(store.publish("c", "m")));
  CHECK(told(store.subscribe("c")));
}
