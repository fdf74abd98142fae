#include "eviction/lru.hpp"

#include <string>

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("LRU evicts whoever was asked for longest ago", "[eviction]") {
  CHECK(told("lru", 2, "ABACAB") == "A B A+ C-B A+ B-C");
}

TEST_CASE("LRU goes on as before when its log is full and written anew", "[eviction]") {
  std::string letters;
  for (int i = 0; i < 400; ++i) letters += "ABACABADEABACABCE"[i % 17];
  const std::string text = told("lru", 3, letters);
  CHECK(text.find("but") == std::string::npos);
  CHECK(text.size() > 1000);
}
