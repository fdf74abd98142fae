#include "eviction/w_tiny_lfu.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("W-TinyLFU admits who was asked for more often than the next victim, and no tie", "[eviction]") {
  // A window of 1, main of 2. C leaves A and B in main, itself in the window. D duels: C against A, one request each:
  // C goes. D, asked for twice more, wins against A when E pushes it out of the window.
  CHECK(told("w-tinylfu", 3, "ABCDDDEA") == "A B C D-C D+ D+ E-A A-E");
}

TEST_CASE("its frame shows the duel that comes next", "[eviction]") {
  const std::string frame = frame_after("w-tinylfu", 3, "ABCC");
  CHECK(frame.find(R"("candidate":{"key":"C","estimate":2,"counters":[2,2,2,2]})") != std::string::npos);
  CHECK(frame.find(R"("victim":{"key":"A","estimate":1,"counters":[1,1,1,1]})") != std::string::npos);
}
