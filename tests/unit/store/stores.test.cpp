#include "store/stores.hpp"

#include "catch.hpp"
#include "support/awaited.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// Virtual time that one `set` takes.
Nanoseconds time_of_set(Stores& stores) {
  const auto clock = stores.clock();
  Scheduler scheduler(*clock, 2);
  Account account("store");
  const auto store = stores.open(scheduler, account, {{1ms, 1ms}});
  CHECK(*awaited(scheduler, store->set("a", "1")));
  CHECK(account.count() == 1);
  return clock->now();
}

}  // namespace

TEST_CASE("simulated stores behave as the run would have them, those in memory take no time", "[stores]") {
  SimulatedStores simulated;
  MemoryStores memory;
  CHECK(time_of_set(simulated) == 1ms);
  CHECK(time_of_set(memory) == 0ms);
  CHECK_FALSE(simulated.is_real());
  CHECK_FALSE(memory.is_real());
  CHECK(simulated.name() + " " + memory.name() == "simulated memory");
}

TEST_CASE("stores in memory keep to the limit of the server they stand for", "[stores]") {
  MemoryStores memory;
  const auto clock = memory.clock();
  Scheduler scheduler(*clock, 2);
  Account account("store");
  SimulatedRedisOptions options;
  options.limit.max_bytes = 10;
  const auto store = memory.open(scheduler, account, options);
  CHECK(awaited(scheduler, store->set("a", "1")).fault().code == FaultCode::store_full);
}
