#include "engine/environment.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("an environment has nothing until it is given something", "[environment]") {
  const Environment environment;
  CHECK(environment.clock == nullptr);
  CHECK_FALSE(environment.process_bytes);
}

TEST_CASE("a run keeps its stores where the environment says, or on simulated servers", "[environment]") {
  MemoryStores memory;
  CHECK(stores_of({}).name() == "simulated");
  CHECK(&stores_of({nullptr, {}, &memory}) == &memory);
}
