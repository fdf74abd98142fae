#include "engine/frames/table_frame.hpp"

#include <limits>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a table has columns with units and rows of text, numbers and none", "[table_frame]") {
  JsonWriter json;
  json.object().key("tables").object();
  {
    TableFrame table(json, "stages", {{"stage"}, {"held", "B"}});
    table.row({"read", 480.0});
    table.row({"report", std::numeric_limits<double>::quiet_NaN()});
  }
  json.end().end();
  CHECK(json.take() == R"({"tables":{"stages":{"columns":[{"label":"stage","unit":""},{"label":"held","unit":"B"}],)"
                       R"("rows":[["read",480],["report",null]]}}})");
}
