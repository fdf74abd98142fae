#include "exercises/lecture-38/key-identity/call_text.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::key_identity;

namespace {

const PyValue one{std::int64_t{1}}, text{std::string("a")}, yes{true}, half{0.5}, whole{1.0}, nothing{PyValue::None{}};
const PyValue list{PyValue::Mutable{"list"}}, dict{PyValue::Mutable{"dict"}}, set{PyValue::Mutable{"set"}};

}  // namespace

TEST_CASE("values are written as Python writes them", "[call_text]") {
  CHECK(to_text(one) == "1");
  CHECK(to_text(whole) == "1.0");
  CHECK(to_text(half) == "0.5");
  CHECK(to_text(yes) == "True");
  CHECK(to_text(nothing) == "None");
  CHECK(to_text(text) == "\"a\"");
  CHECK(to_text(PyValue{PyValue::Tuple{{one, list}}}) == "(1, [])");
  CHECK(to_text(PyValue{PyValue::Tuple{{one}}}) == "(1,)");
  CHECK(to_text(PyValue{PyValue::Tuple{}}) == "()");
  CHECK(to_text(dict) == "{}");
  CHECK(to_text(set) == "set()");
}

TEST_CASE("calls are written with their keywords in order", "[call_text]") {
  CHECK(to_text(PyCall{}) == "f()");
  CHECK(to_text(PyCall{{one, whole}, {{"y", yes}, {"x", text}}}) == "f(1, 1.0, y=True, x=\"a\")");
}

TEST_CASE("keys are written as functools makes them", "[call_text]") {
  CHECK(key_text({{one}, {}}, false) == "1");
  CHECK(key_text({{text}, {}}, false) == "\"a\"");
  CHECK(key_text({{whole}, {}}, false) == "(1.0,)");
  CHECK(key_text({{one, yes}, {}}, false) == "(1, True)");
  CHECK(key_text({{}, {{"x", one}}}, false) == "(kwd_mark, \"x\", 1)");
  CHECK(key_text({{one}, {}}, true) == "(1, int)");
  CHECK(key_text({{nothing}, {{"x", yes}}}, true) == "(None, kwd_mark, \"x\", True, NoneType, bool)");
}
