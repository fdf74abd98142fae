#include "exercises/lecture-38/ttl-expiry/changing_source.hpp"

#include "catch.hpp"
#include "sim/virtual_clock.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::ttl_expiry;
using namespace std::chrono_literals;

TEST_CASE("readings change when the period has passed, all together", "[changing_source]") {
  VirtualClock clock;
  const ChangingSource source(clock, 2s);
  const double first = source.reading(7);
  clock.advance(2s - 1ns);
  CHECK(source.reading(7) == first);
  clock.advance(1ns);
  CHECK(source.version() == 1);
  CHECK(source.reading(7) != first);
  CHECK(source.reading(7) != source.reading(8));
}

TEST_CASE("a period of zero is a source that never changes", "[changing_source]") {
  VirtualClock clock;
  const ChangingSource source(clock, 0s);
  const double first = source.reading(7);
  clock.advance(1h);
  CHECK(source.version() == 0);
  CHECK(source.reading(7) == first);
}
