#include "buffer/backpressure.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("waits add up, and the longest is kept", "[backpressure]") {
  Waits waits;
  for (const Nanoseconds wait : {3ns, 9ns, 1ns}) waits.add(wait);
  CHECK(waits.count == 3);
  CHECK(waits.total == 13ns);
  CHECK(waits.longest == 9ns);
}
