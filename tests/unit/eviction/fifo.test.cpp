#include "eviction/fifo.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("FIFO evicts in the order of arrival; a hit changes nothing", "[eviction]") {
  CHECK(told("fifo", 2, "ABACAB") == "A B A+ C-A A-B B-C");
}
