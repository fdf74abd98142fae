#include "exercises/lecture-38/key-identity/call_lists.hpp"

#include <iterator>

#include "catch.hpp"
#include "exercises/catalogue.hpp"
#include "exercises/lecture-38/key-identity/call_text.hpp"
#include "exercises/programs.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::key_identity;

TEST_CASE("the Python twin makes the same calls in the same order", "[call_lists]") {
  const auto session = catalogue().open("key-identity", "");
  REQUIRE(session);
  const CodeLanguage python = CodeLanguage::python;
  const std::string twin = session->fill(program_template("key-identity", python), python);
  std::size_t from = twin.find("LISTS = {");
  for (const ScriptedCall& each : calls_of(CallList::everything)) {
    const std::string expected =
        each.clears ? "lambda: see.cache_clear()," : "lambda: see" + to_text(each.call).substr(1) + ",";
    CAPTURE(expected);
    from = twin.find("lambda:", from);
    REQUIRE(from != std::string::npos);
    CHECK(twin.compare(from, expected.size(), expected) == 0);
    ++from;
  }
  CHECK(twin.find("lambda:", from) == std::string::npos);
}

TEST_CASE("everything is all lists one after another", "[call_lists]") {
  std::size_t calls = 0;
  for (std::size_t list = 0; list + 1 < std::size(call_list_names); ++list) {
    calls += calls_of(static_cast<CallList>(list)).size();
  }
  CHECK(calls_of(CallList::everything).size() == calls);
}

TEST_CASE("f raises on one argument alone", "[call_lists]") {
  CHECK(raises({{PyValue{std::string("boom")}}, {}}));
  CHECK_FALSE(raises({{PyValue{std::string("calm")}}, {}}));
  CHECK_FALSE(raises({{}, {{"x", PyValue{std::string("boom")}}}}));
}
