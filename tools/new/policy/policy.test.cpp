#include "eviction/@name@.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("@title@ evicts in the order of arrival; a hit changes nothing", "[eviction]") {
  CHECK(told("@id@", 2, "ABACAB") == "A B A+ C-A A-B B-C");
}
