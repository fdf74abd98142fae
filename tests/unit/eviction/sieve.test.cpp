#include "eviction/sieve.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("SIEVE keeps its hand where it stopped, and newcomers enter behind it", "[eviction]") {
  // At D the hand clears A and takes B; it goes on from C, where CLOCK would return to the oldest.
  CHECK(told("sieve", 3, "ABCADEA") == "A B C A+ D-B E-C A+");
}
