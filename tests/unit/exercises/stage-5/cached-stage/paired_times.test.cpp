#include "exercises/stage-5/cached-stage/paired_times.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::cached_stage;
using namespace std::chrono_literals;

TEST_CASE("times of both sides add up", "[paired_times]") {
  PairedTimes times;
  times.add(10, 2us, 10us);
  times.add(5, 1us, 6us);
  CHECK(times.items() == 15);
  CHECK(times.other() == 3us);
  CHECK(times.plain() == 16us);
}

TEST_CASE("a block in which the machine did something else is left out on both sides", "[paired_times]") {
  PairedTimes times;
  times.add(10, 2us, 10us);  // 1 us an item: up to 20 us an item pass
  times.add(10, 201us, 10us);
  times.add(10, 2us, 201us);
  CHECK(times.items() == 10);
  times.add(10, 200us, 10us);
  CHECK(times.items() == 20);
  CHECK(times.other() == 202us);
  CHECK(times.plain() == 20us);
}

TEST_CASE("a clock too coarse to see a block lets it pass", "[paired_times]") {
  PairedTimes times;
  times.add(16, 0us, 0us);
  times.add(16, 0us, 100us);
  times.add(16, 100us, 0us);
  CHECK(times.items() == 48);
  CHECK(times.other() == 100us);
  CHECK(times.plain() == 100us);
}
