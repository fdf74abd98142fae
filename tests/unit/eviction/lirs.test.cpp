#include "eviction/lirs.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("LIRS takes new keys through its small queue, and trusts a ghost that returns", "[eviction]") {
  // Two LIR (A, B), one HIR. C is HIR, D sends it out: a ghost in S. C returns: LIR; the bottom of S, A, goes to Q.
  CHECK(told("lirs", 3, "ABCDCEA") == "A B C D-C C-D E-A A-E");
}

TEST_CASE("LIRS with one entry holds the last key", "[eviction]") { CHECK(told("lirs", 1, "AABA") == "A A+ B-A A-B"); }
