#include "sim/virtual_clock.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("a virtual clock stands until it is moved", "[virtual_clock]") {
  VirtualClock clock;
  CHECK(clock.now() == 0ns);
  clock.advance(2500ms);
  clock.advance(0ns);
  CHECK(clock.now() == 2500ms);
}

TEST_CASE("waiting on a virtual clock takes it there, never back", "[virtual_clock]") {
  VirtualClock clock;
  clock.wait_until(5ns);
  clock.wait_until(3ns);
  CHECK(clock.now() == 5ns);
}

TEST_CASE("who needs the time is given a Clock", "[virtual_clock]") {
  VirtualClock virtual_clock;
  const Clock& clock = virtual_clock;
  virtual_clock.advance(24h);
  CHECK(clock.now() == 24h);
}
