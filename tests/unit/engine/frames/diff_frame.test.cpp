#include "engine/frames/diff_frame.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a frame's diff names what it compares with and lists the sites, the largest change first", "[diff_frame]") {
  JsonWriter json;
  json.object();
  write_diff(json, "the start", Snapshot({{"a", 5, 1}, {"b", 90, 2}}), Snapshot({{"a", 4, 1}}));
  CHECK(json.end().take() == R"({"diff":{"since":"the start","sites":[)"
                             R"({"site":"b","size":90,"size_diff":90,"count":2,"count_diff":2},)"
                             R"({"site":"a","size":5,"size_diff":1,"count":1,"count_diff":0}]}})");
}
