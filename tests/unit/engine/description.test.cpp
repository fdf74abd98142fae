#include "engine/description.hpp"

#include "catch.hpp"
#include "engine/counting_exercise.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

json description() {
  JsonWriter json;
  write_description(json, counting());
  return parsed(json.take());
}

}  // namespace

TEST_CASE("a description is the JSON Schema of the parameters", "[description]") {
  const auto described = description();
  CHECK(described["type"] == "object");
  CHECK(described["additionalProperties"] == false);
  CHECK(described["properties"]["length"]["maximum"] == 1'000'000);
  CHECK(described["properties"]["bound"]["default"].is_null());
}

TEST_CASE("everything else declared stands beside it", "[description]") {
  const auto described = description();
  CHECK(described["exercise"] == "counting");
  CHECK(described["order"] == 1);
  CHECK(
      described["metrics"][1] ==
      parsed(R"({"name":"thirds","label":"Thirds","unit":"B","role":"hit","description":"of them","measured":false})"));
  CHECK(described["presets"][1] == parsed(R"({"id":"long","label":"Long","query":"length=2000"})"));
  CHECK(described["goals"] == parsed(R"([{"id":"far","label":"get far"}])"));
  CHECK(described["contrast"] == "long");
  CHECK(described["prediction"] == parsed(R"({"metric":"count","preset":"long"})"));
}

TEST_CASE("every kind of view is named, with what it draws", "[description]") {
  const auto views = description()["views"];
  CHECK(
      views[0] ==
      parsed(R"({"kind":"counters","title":"Counters","metrics":[{"name":"count"},{"name":"thirds","of":"count"}]})"));
  CHECK(
      views[1] ==
      parsed(R"({"kind":"line-chart","title":"Chart","x":"numbers","metrics":["count"],"minimum":0,"maximum":null})"));
  CHECK(
      views[3] ==
      parsed(R"({"kind":"memory-strip","title":"Memory","x":"numbers","site":"site","used":"count","twin":"thirds"})"));
  CHECK(views[4] == parsed(R"({"kind":"table","title":"Table","id":"numbers"})"));
  CHECK(views[5] == parsed(R"({"kind":"snapshot-diff","title":"Diff"})"));
  CHECK(views[6] == parsed(R"({"kind":"timeline","title":"Timeline","id":"numbers"})"));
  for (const std::size_t i : {2U, 7U, 8U, 9U}) CHECK(views[i].size() == 2);
}
