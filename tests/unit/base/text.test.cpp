#include "base/text.hpp"

#include <cmath>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

TEST_CASE("thousands are grouped", "[text]") {
  CHECK(grouped(std::uint64_t{0}) == "0");
  CHECK(grouped(std::uint64_t{999}) == "999");
  CHECK(grouped(std::uint64_t{1000}) == "1,000");
  CHECK(grouped(std::uint64_t{1'000'000}) == "1,000,000");
  CHECK(grouped(-12'345.0) == "-12,345");
  CHECK(grouped(0.001) == "0.001");
}

TEST_CASE("the shortest digits read back as the same double", "[text]") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(500) == "500");
  CHECK(shortest(1.0 / 3) == "0.3333333333333333");
  Random random(1);
  for (int i = 0; i < 10'000; ++i) {
    const double number = std::ldexp(random.uniform(-1, 1), static_cast<int>(random.randrange(-300, 300)));
    REQUIRE(std::stod(shortest(number)) == number);
  }
}

TEST_CASE("milliseconds are told to the hundredth, but for less than one", "[text]") {
  CHECK(in_milliseconds(253.755391) == "253.76 ms");
  CHECK(in_milliseconds(1'100.0) == "1,100 ms");
  CHECK(in_milliseconds(0.000'5) == "0.0005 ms");
  CHECK(in_milliseconds(std::chrono::microseconds(2'050)) == "2.05 ms");
}

TEST_CASE("one is singular", "[text]") {
  CHECK(counted(1, "lookup", "lookups") == "1 lookup");
  CHECK(counted(0, "lookup", "lookups") == "0 lookups");
  CHECK(counted(1200, "lookup", "lookups") == "1,200 lookups");
}

TEST_CASE("numbers are read whole or not at all", "[text]") {
  CHECK(parse_number("16") == 16.0);
  CHECK(parse_number("-0.5") == -0.5);
  CHECK(parse_number("+2e3") == 2000.0);
  CHECK(parse_number(".5") == 0.5);
  CHECK(std::isinf(*parse_number("1e999")));
  for (const char* text :
       {"", " ", "1 ", " 1", "abc", "1,000", "0x10", "nan", "inf", "1e", "1e+", "--1", ".", "1.2.3", "1_000", "٣"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text));
  }
}

TEST_CASE("text from outside is shown on one line and not at length", "[text]") {
  CHECK(in_quotes("a\nb\x7f") == "\"a b \"");
  CHECK(in_quotes(std::string(41, 'x')) == "\"" + std::string(40, 'x') + "…\"");
  CHECK(in_quotes(std::string(39, 'x') + "ü") == "\"" + std::string(39, 'x') + "ü\"");
}

TEST_CASE("a share is written with as many digits as mean something", "[text]") {
  CHECK(rounded_percent(0) == "0 %");
  CHECK(rounded_percent(0.25349) == "25.3 %");
  CHECK(rounded_percent(0.5) == "50 %");
  CHECK(rounded_percent(0.04074) == "4.07 %");
  CHECK(rounded_percent(0.001518) == "0.152 %");
  CHECK(rounded_percent(0.0000052) == "0.001 %");
  CHECK(rounded_percent(1) == "100 %");
}
