#include "engine/frames/curve_frame.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a curve has lines of points, marks, a chosen size and a note", "[curve_frame]") {
  JsonWriter json;
  json.object().key("curves").object();
  write_curve(json, "sizes",
              {"entries", 10, 4, {{"exact", {{0, 1}, {10, 0.25}}}, {"sampled", {}}}, {{3, "knee"}}, "Knee at 3."});
  json.end().end();
  CHECK(json.take() ==
        R"({"curves":{"sizes":{"x":"entries","largest":10,"chosen":4,"lines":[)"
        R"({"label":"exact","sizes":[0,10],"ratios":[1,0.25]},{"label":"sampled","sizes":[],"ratios":[]}],)"
        R"("marks":[{"size":3,"label":"knee"}],"note":"Knee at 3."}}})");
}

TEST_CASE("no size need be chosen", "[curve_frame]") {
  JsonWriter json;
  json.object();
  write_curve(json, "sizes", {"entries", 1, std::nullopt, {}, {}, ""});
  json.end();
  CHECK(json.take() == R"({"sizes":{"x":"entries","largest":1,"chosen":null,"lines":[],"marks":[],"note":""}})");
}
