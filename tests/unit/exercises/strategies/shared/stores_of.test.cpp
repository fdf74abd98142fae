#include "exercises/strategies/shared/stores_of.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;

TEST_CASE("a run keeps its stores where the environment says, or on simulated servers", "[environment]") {
  MemoryStores memory;
  CHECK(stores_of({}).name() == "simulated");
  CHECK(&stores_of({nullptr, {}, &memory}) == &memory);
}
