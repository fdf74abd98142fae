#include "eviction/belady_foresight.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("with next uses told, the stream's victims are those of the compiled trace", "[eviction]") {
  const std::string text = told("belady", 3, "ABCDABEFABCDGHABABCDEFGHAHGFEDCBA");
  CHECK(text.find("but") == std::string::npos);
}

TEST_CASE("its frame has the farthest next use first", "[eviction]") {
  cachebound::Account account("cache", BeladyForesight::bytes(2));
  BeladyForesight belady(2, account);
  belady.access(7, 5);
  belady.access(8, ForesightPolicy::never);
  cachebound::JsonWriter json;
  json.object();
  belady.write_frame(json, {});
  CHECK(json.end().take().find(R"("cells":[{"key":"8"},{"key":"7"}])") != std::string::npos);
}
