#include "store/command_rules.hpp"

#include <limits>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("an expiry must lie ahead, and not beyond a hundred years", "[command_rules]") {
  CHECK(check(SetOptions{}));
  CHECK(check(SetOptions{1ns}));
  CHECK(check(SetOptions{longest_expiry}));
  CHECK(check(SetOptions{0ns}).fault().message == "expiry: got 0 ms; allowed: more than 0 ms, up to 100 years.");
  CHECK(check(SetOptions{-1ms}).fault().code == FaultCode::out_of_range);
  CHECK_FALSE(check(SetOptions{longest_expiry + 1ns}));
  CHECK(check_expiry(-1ms));
  CHECK(check_expiry(longest_expiry + 1ns).fault().field == "expiry");
}

TEST_CASE("an expiry and keeping the old one exclude each other", "[command_rules]") {
  CHECK(check(SetOptions{std::nullopt, false, true}));
  CHECK(check(SetOptions{1s, false, true}).fault().field == "keep_ttl");
}

TEST_CASE("integers are read only as Redis writes them", "[command_rules]") {
  CHECK(parse_integer("0") == 0);
  CHECK(parse_integer("-17") == -17);
  CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  for (const char* text : {"", "-", "+1", " 1", "1 ", "01", "-0", "-01", "1.0", "x", "9223372036854775808",
                           "-9223372036854775809", "10000000000000000000", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_integer(text));
  }
}

TEST_CASE("a missing value counts as 0, and what is no integer stays", "[command_rules]") {
  const std::string ten = "10", word = "ten", most = "9223372036854775807", least = "-9223372036854775808";
  CHECK(*incremented(nullptr, 3) == 3);
  CHECK(*incremented(&ten, -11) == -1);
  CHECK(incremented(&word, 1).fault().code == FaultCode::not_an_integer);
  CHECK(incremented(&most, 1).fault().code == FaultCode::not_an_integer);
  CHECK(incremented(&least, -1).fault().code == FaultCode::not_an_integer);
  CHECK(*incremented(&most, std::numeric_limits<std::int64_t>::min()) == -1);
}

TEST_CASE("a full store says what came and what it may hold", "[command_rules]") {
  CHECK(store_full(1500, 1000).message ==
        "store: got an entry of 1,500 bytes for which there is no room; allowed: 1,000 bytes in all.");
}
