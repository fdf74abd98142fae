#include "base/keys.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

PyValue py(std::int64_t number) { return {number}; }
PyValue py(double number) { return {number}; }
PyValue py(bool flag) { return {flag}; }
PyValue py(const char* text) { return {std::string(text)}; }

CallKey key_of(PyCall call, bool typed = false) {
  auto key = make_key(call, typed);
  REQUIRE(key);
  return *key;
}

CallKey lone(PyValue value, bool typed = false) { return key_of({{std::move(value)}, {}}, typed); }

}  // namespace

TEST_CASE("untyped, a lone int is its own key and a float is a tuple equal to that of True", "[keys]") {
  CHECK(lone(py(std::int64_t{1})) != lone(py(1.0)));
  CHECK(lone(py(1.0)) == lone(py(true)));
}

TEST_CASE("untyped, equal numbers in longer calls are one key", "[keys]") {
  const auto with = [](PyValue first) { return key_of({{std::move(first), py("x")}, {}}); };
  CHECK(with(py(std::int64_t{1})) == with(py(1.0)));
  CHECK(with(py(std::int64_t{1})) == with(py(true)));
  CHECK(with(py(-0.0)) == with(py(std::int64_t{0})));
  CHECK(with(py(1.5)) != with(py(std::int64_t{1})));
}

TEST_CASE("typed, every type has its own key", "[keys]") {
  CHECK(lone(py(std::int64_t{1}), true) != lone(py(1.0), true));
  CHECK(lone(py(1.0), true) != lone(py(true), true));
  CHECK(lone(py(std::int64_t{1}), true) == lone(py(std::int64_t{1}), true));
}

TEST_CASE("typed looks at the arguments, not into tuples", "[keys]") {
  const auto tuple = [](PyValue item) { return PyValue{PyValue::Tuple{{std::move(item)}}}; };
  CHECK(lone(tuple(py(std::int64_t{1})), true) == lone(tuple(py(1.0)), true));
}

TEST_CASE("positional and keyword spellings and keyword order make distinct keys", "[keys]") {
  const PyValue one = py(std::int64_t{1}), two = py(std::int64_t{2});
  CHECK(key_of({{one}, {}}) != key_of({{}, {{"x", one}}}));
  CHECK(key_of({{}, {{"x", one}, {"y", two}}}) != key_of({{}, {{"y", two}, {"x", one}}}));
}

TEST_CASE("text and its parts are not mixed up", "[keys]") {
  CHECK(key_of({{py("ab"), py("c")}, {}}) != key_of({{py("a"), py("bc")}, {}}));
  CHECK(lone(py("1")) != lone(py(std::int64_t{1})));
}

TEST_CASE("a list cannot be hashed, alone, inside a tuple or as keyword", "[keys]") {
  const PyValue list{PyValue::Mutable{"list"}};
  for (const PyCall& call :
       {PyCall{{list}, {}}, PyCall{{PyValue{PyValue::Tuple{{list}}}}, {}}, PyCall{{}, {{"x", list}}}}) {
    const auto key = make_key(call, false);
    REQUIRE_FALSE(key);
    CHECK(key.fault().code == FaultCode::unhashable);
    CHECK(key.fault().message == "unhashable type: 'list'");
  }
}

TEST_CASE("the short key of one int carries its type only when typed", "[keys]") {
  CHECK(int_key(3, false) == int_key(3, false));
  CHECK_FALSE(int_key(3, false) == int_key(3, true));
  CHECK_FALSE(int_key(3, true) == int_key(4, true));
}
