#include "store/sql_wire.hpp"

#include <limits>

#include "catch.hpp"

using namespace cachebound;
using namespace std::string_literals;

TEST_CASE("values are written as the header says, byte for byte", "[sql_wire]") {
  CHECK(encode({}).empty());
  const std::vector<SqlValue> values{SqlValue(), std::int64_t{258}, "a\0b"s};
  CHECK(encode(values) == "\0\1\2\1\0\0\0\0\0\0\2\3\0\0\0a\0b"s);
  const std::vector<SqlValue> negative{std::int64_t{-1}};
  CHECK(encode(negative) == "\1\xff\xff\xff\xff\xff\xff\xff\xff"s);
}

TEST_CASE("rows are read as they were written", "[sql_wire]") {
  const std::vector<SqlValue> values{std::numeric_limits<std::int64_t>::min(), "x"s, SqlValue(), std::int64_t{7}, ""s,
                                     std::numeric_limits<std::int64_t>::max()};
  const auto rows = decode_reply("\0\3\0\0\0\2\0\0\0"s + encode(values));
  REQUIRE(rows);
  CHECK(*rows == std::vector<SqlRow>{{values[0], values[1], values[2]}, {values[3], values[4], values[5]}});
  const auto none = decode_reply("\0\0\0\0\0\0\0\0\0"s);
  REQUIRE(none);
  CHECK(none->empty());
}

TEST_CASE("a fault comes with its code and SQLite's words", "[sql_wire]") {
  CHECK(decode_reply("\1no such table").fault().code == FaultCode::store_unreachable);
  CHECK(decode_reply("\2").fault().code == FaultCode::store_timeout);
  CHECK(decode_reply("\3").fault().code == FaultCode::store_full);
  CHECK(decode_reply("\1no such table").fault().message == "store: got \"no such table\" from SQLite.");
}

TEST_CASE("bytes that are cut off, or too many, are a fault and no row", "[sql_wire]") {
  const std::vector<SqlValue> values{std::int64_t{1}, "value"s};
  const std::string whole = "\0\2\0\0\0\1\0\0\0"s + encode(values);
  REQUIRE(decode_reply(whole));
  for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(decode_reply(whole.substr(0, length)));
  CHECK_FALSE(decode_reply(whole + "x"));
  CHECK_FALSE(decode_reply("\4"));
  CHECK_FALSE(decode_reply("\0\0\0\0\0\xff\xff\xff\xff"s));
}
