#include "pattern/timed_entry.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("an entry reads back as it was written, whatever its value", "[timed_entry]") {
  for (const std::string& value : {std::string("v1"), std::string(), std::string("a b  c"), std::string("\0\xff", 2)}) {
    const auto entry = decode_timed_entry(encode({1500ms, 20ns, value}));
    REQUIRE(entry);
    CHECK(entry->expires == 1500ms);
    CHECK(entry->cost == 20ns);
    CHECK(entry->value == value);
  }
  CHECK(encode({1us, 20ns, "v1"}) == "1000 20 v1");
}

TEST_CASE("what somebody else wrote is no entry", "[timed_entry]") {
  for (const char* text : {"", "v1", "12", "12 ", "12 v1", "12  34 v1", "x 1 v1", "1 2", "99999999999999999999 1 v"}) {
    CAPTURE(text);
    CHECK_FALSE(decode_timed_entry(text));
  }
  CHECK(decode_timed_entry("1 2 ")->value.empty());
}

TEST_CASE("an entry is fresh until its time, not at it", "[timed_entry]") {
  const TimedEntry entry{10ns, 0ns, ""};
  CHECK(entry.is_fresh(9ns));
  CHECK_FALSE(entry.is_fresh(10ns));
}
