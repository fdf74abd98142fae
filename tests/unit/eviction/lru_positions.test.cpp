#include "eviction/lru_positions.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("compiled LRU evicts whom streamed LRU evicts, also when the tail crosses words of bits", "[eviction]") {
  std::string letters;
  for (int i = 0; i < 150; ++i) letters += "ABACABAD"[i % 8];
  const std::string text = told("lru", 3, letters + "EFGABC");
  CHECK(text.find("but") == std::string::npos);
  CHECK(text.substr(0, 26) == "A B A+ C A+ B+ A+ D-C A+ B");
}

TEST_CASE("its frame walks over live positions only", "[eviction]") {
  CHECK(frame_after("lru", 2, "ABAC").find(R"("cells":[{"key":"C"},{"key":"A"}])") != std::string::npos);
}
