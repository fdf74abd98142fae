#include "eviction/lfu.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("LFU evicts the least frequent, among equals who came to that frequency first", "[eviction]") {
  // A and B both count 2 at the end, A came there first.
  CHECK(told("lfu", 2, "ABABCC") == "A B A+ B+ C-A C+");
  CHECK(told("lfu", 3, "ABCCBD") == "A B C C+ B+ D-A");
}
