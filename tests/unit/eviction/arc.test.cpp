#include "eviction/arc.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("ARC sends ghosts back into T2 and protects what was seen twice", "[eviction]") {
  // A moves to T2 by its hit. C evicts B (the only one of T1) to B1; B returns from there: T1 may be 1 large, so C,
  // which is all of T1, stays and A leaves T2.
  CHECK(told("arc", 2, "AABCB") == "A A+ B C-B B-A");
}

TEST_CASE("ARC's first entries leave without a ghost while T1 is all of the cache", "[eviction]") {
  CHECK(told("arc", 2, "ABCA") == "A B C-A A-B");
}
