#include "eviction/clock.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("CLOCK gives those that were asked for another round", "[eviction]") {
  // The hand clears the bit of A and takes B. Nobody asks for A again, so the next round takes it.
  CHECK(told("clock", 2, "ABACDA") == "A B A+ C-B D-A A-C");
}
