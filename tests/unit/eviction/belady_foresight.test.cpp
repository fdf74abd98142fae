#include "eviction/belady_foresight.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("with next uses told, the stream's victims are those of the compiled trace", "[eviction]") {
  const std::string text = told("belady", 3, "ABCDABEFABCDGHABABCDEFGHAHGFEDCBA");
  CHECK(text.find("but") == std::string::npos);
}

TEST_CASE("its frame has the next use last that is farthest", "[eviction]") {
  cachebound::Account account("cache", BeladyForesight::bytes(4));
  BeladyForesight belady(4, account);
  belady.access(7, 9);
  belady.access(8, ForesightPolicy::never);
  belady.access(9, ForesightPolicy::never);
  belady.access(6, 5);
  cachebound::JsonWriter json;
  json.object();
  belady.write_frame(json, {});
  const std::string frame = json.end().take();
  CHECK(frame.find(R"("next":{"key":"8","why":"needed again last"})") != std::string::npos);
  // After four requests the next one is the fifth: position 5 comes with the second from now on.
  CHECK(frame.find(R"("cells":[{"key":"6","mark":2},{"key":"7","mark":6}])") != std::string::npos);
  CHECK(frame.find(R"("cells":[{"key":"9"},{"key":"8"}])") != std::string::npos);
}
