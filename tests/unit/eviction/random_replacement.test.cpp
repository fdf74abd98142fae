#include "eviction/random_replacement.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("random replacement draws as Python does", "[eviction]") {
  // random.Random(38) gives randrange(2) = 1, 1, 0 in CPython: the slots of B, then of C, then of A.
  CHECK(told("random", 2, "ABCDE") == "A B C-B D-C E-A");
}
