#include "eviction/two_q.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("2Q lets a key into the main queue when it comes again after having left", "[eviction]") {
  // A1in of 1, A1out of 2. E sends A out; A comes back as a ghost, into Am, and B leaves A1in; F and G send C and D
  // away, but not A.
  CHECK(told("2q", 4, "ABCDEAFGA") == "A B C D E-A A-B F-C G-D A+");
}

TEST_CASE("2Q moves nothing on a hit in A1in", "[eviction]") { CHECK(told("2q", 4, "ABCDAE") == "A B C D A+ E-A"); }
