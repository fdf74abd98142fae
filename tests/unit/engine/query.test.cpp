#include "engine/query.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

Query parsed(std::string_view text) {
  auto query = parse_query(text);
  REQUIRE(query);
  return *query;
}

}  // namespace

TEST_CASE("a query is read pair by pair, in order", "[query]") {
  CHECK(parsed("").empty());
  CHECK(parsed("maxsize=16&order=zipf") == Query{{"maxsize", "16"}, {"order", "zipf"}});
  CHECK(parsed("a=1&&b=2&") == Query{{"a", "1"}, {"b", "2"}});
  CHECK(parsed("a=1&a=2") == Query{{"a", "1"}, {"a", "2"}});
  CHECK(parsed("a=") == Query{{"a", ""}});
  CHECK(parsed("a=b=c") == Query{{"a", "b=c"}});
}

TEST_CASE("escapes are decoded", "[query]") {
  CHECK(parsed("a=1+2%263&%C3%BC=x") == Query{{"a", "1 2&3"}, {"ü", "x"}});
}

TEST_CASE("what is written reads back the same", "[query]") {
  const Query query{{"a b", "1&2=3"}, {"ü%", "+"}, {"plain-text_1.0", ""}};
  CHECK(parsed(format_query(query)) == query);
}

TEST_CASE("a query that is no list of pairs is a fault", "[query]") {
  for (const char* text : {"maxsize", "=3", "a=%", "a=%4", "a=%zz", "%=1"}) {
    CAPTURE(text);
    const auto query = parse_query(text);
    REQUIRE_FALSE(query);
    CHECK(query.fault().code == FaultCode::malformed_query);
    CHECK(query.fault().message == "query: got " + in_quotes(text) + "; allowed: name=value pairs joined by &.");
  }
}

TEST_CASE("a query beyond the longest is refused unread", "[query]") {
  CHECK(parse_query("a=" + std::string(longest_query - 2, '1')));
  const auto query = parse_query("a=" + std::string(longest_query - 1, '1'));
  REQUIRE_FALSE(query);
  CHECK(query.fault().message == "query: got 4,097 characters; allowed: at most 4,096.");
}
