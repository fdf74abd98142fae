#include "base/clock.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("milliseconds become whole nanoseconds, rounded half up", "[clock]") {
  CHECK(from_milliseconds(0.1) == Nanoseconds{100'000});
  CHECK(from_milliseconds(0.0000005) == Nanoseconds{1});
  CHECK(from_milliseconds(0.0000004) == Nanoseconds{0});
  CHECK(from_milliseconds(1000) == std::chrono::seconds{1});
}

TEST_CASE("five thousand lookups of 0.1 ms are exactly 500 ms", "[clock]") {
  CHECK(to_milliseconds(5000 * from_milliseconds(0.1)) == 500.0);
}
