#include "engine/frames/race_frame.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a race tells who hit the latest request, and how it stands", "[race_frame]") {
  JsonWriter json;
  json.object();
  write_race(json, "policies", {{true, false}, "The first leads."});
  CHECK(json.end().take() == R"({"policies":{"hit":[true,false],"note":"The first leads."}})");
}
