#include "engine/description.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "engine/counting_exercise.hpp"

using namespace cachebound;

namespace {

nlohmann::json description() {
  JsonWriter json;
  write_description(json, counting());
  return nlohmann::json::parse(json.take());
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
  CHECK(described["metrics"][1] ==
        nlohmann::json::parse(
            R"({"name":"thirds","label":"Thirds","unit":"B","role":"hit","description":"of them","measured":false})"));
  CHECK(described["presets"][1] == nlohmann::json::parse(R"({"id":"long","label":"Long","query":"length=2000"})"));
  CHECK(described["goals"] == nlohmann::json::parse(R"([{"id":"far","label":"get far"}])"));
  CHECK(described["contrast"] == "long");
  CHECK(described["prediction"] == nlohmann::json::parse(R"({"metric":"count","preset":"long"})"));
}

TEST_CASE("every kind of view is named, with what it draws", "[description]") {
  const auto views = description()["views"];
  CHECK(views[0] ==
        nlohmann::json::parse(
            R"({"kind":"counters","title":"Counters","metrics":[{"name":"count"},{"name":"thirds","of":"count"}]})"));
  CHECK(views[1] ==
        nlohmann::json::parse(
            R"({"kind":"line-chart","title":"Chart","x":"numbers","metrics":["count"],"minimum":0,"maximum":null})"));
  CHECK(views[3] ==
        nlohmann::json::parse(
            R"({"kind":"memory-strip","title":"Memory","x":"numbers","site":"site","used":"count","twin":"thirds"})"));
  CHECK(views[4] == nlohmann::json::parse(R"({"kind":"table","title":"Table","id":"numbers"})"));
  CHECK(views[5] == nlohmann::json::parse(R"({"kind":"snapshot-diff","title":"Diff"})"));
  for (const std::size_t i : {2U, 6U, 7U, 8U}) CHECK(views[i].size() == 2);
}
