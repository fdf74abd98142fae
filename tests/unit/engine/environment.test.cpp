#include "engine/environment.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("an environment has nothing until it is given something", "[environment]") {
  const Environment environment;
  CHECK(environment.clock == nullptr);
  CHECK_FALSE(environment.process_bytes);
}
