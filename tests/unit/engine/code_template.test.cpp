#include "engine/code_template.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("values are written as the language writes them", "[code_template]") {
  CHECK(literal(Value{}, CodeLanguage::python) == "None");
  CHECK(literal(Value{}, CodeLanguage::cpp) == "std::nullopt");
  CHECK(literal(Value{true}, CodeLanguage::python) == "True");
  CHECK(literal(Value{true}, CodeLanguage::cpp) == "true");
  CHECK(literal(Value{0.1}, CodeLanguage::python) == "0.1");
  CHECK(literal(Value{16U}, CodeLanguage::cpp) == "16");
  CHECK(literal(Value{std::string("zipf")}, CodeLanguage::python) == "\"zipf\"");
}

TEST_CASE("every name in double braces is filled in, everything else stays", "[code_template]") {
  const std::vector<NamedValue> params{{"a", Value{1U}}, {"b", Value{}}};
  CHECK(fill_template("f({{a}}, {{b}}, {{a}}) {x}", params, CodeLanguage::python) == "f(1, None, 1) {x}");
  CHECK(fill_template("", params, CodeLanguage::cpp).empty());
}
