#include "eviction/slru.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("SLRU lifts on each hit and sinks what overflows", "[eviction]") {
  // Segments of one entry each, filled from the lowest: A on probation, then B, C, D above.
  // The hit on A lifts it to the second segment, B sinks to probation and is the next victim.
  CHECK(told("slru", 4, "ABCDAE") == "A B C D A+ E-B");
}

TEST_CASE("below four entries all of SLRU is probation: an LRU queue", "[eviction]") {
  CHECK(told("slru", 2, "ABACAB") == told("lru", 2, "ABACAB"));
}
