#include "base/json_writer.hpp"

#include <limits>

#include "catch.hpp"
#include "support/json.hpp"

using namespace cachebound;

TEST_CASE("what is written parses to what was meant", "[json]") {
  JsonWriter json;
  json.object().field("hits", 4990).field("ratio", 0.998).field("typed", false).field("id", std::string_view("x"));
  json.key("none")
      .null()
      .key("list")
      .array()
      .integer(1)
      .text("two")
      .object()
      .end()
      .end()
      .key("empty")
      .array()
      .end()
      .end();
  const auto read = parsed(json.take());
  CHECK(read ==
        parsed(R"({"hits":4990,"ratio":0.998,"typed":false,"id":"x","none":null,"list":[1,"two",{}],"empty":[]})"));
}

TEST_CASE("members keep the order they were written in", "[json]") {
  JsonWriter json;
  json.object().field("b", 1).field("a", 2).end();
  CHECK(json.take() == R"({"b":1,"a":2})");
}

TEST_CASE("any text survives quoting", "[json]") {
  const std::string text = "quote \" backslash \\ newline \n tab \t bell \a umlaut ü";
  JsonWriter json;
  json.text(text);
  CHECK(parsed(json.take()) == text);
}

TEST_CASE("NaN is none, and none is null", "[json]") {
  JsonWriter json;
  json.number(std::numeric_limits<double>::quiet_NaN());
  CHECK(json.take() == "null");
}

TEST_CASE("a writer can be used again after its document was taken", "[json]") {
  JsonWriter json;
  json.array().integer(1).integer(2).end();
  CHECK(json.take() == "[1,2]");
  json.array().integer(3).end();
  CHECK(json.take() == "[3]");
}
