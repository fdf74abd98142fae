#include "cache/capacity.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("maxsize means what it means to functools", "[capacity]") {
  CHECK(Capacity::functools(std::nullopt) == Capacity::unbounded());
  CHECK(Capacity::functools(-1) == Capacity::bounded(0));
  CHECK(Capacity::functools(0) == Capacity::bounded(0));
  CHECK(Capacity::functools(128) == Capacity::bounded(128));
  CHECK(Capacity::functools_default == 128);
}

TEST_CASE("maxsize means what it means to Python's queues", "[capacity]") {
  CHECK(Capacity::queue(-1) == Capacity::unbounded());
  CHECK(Capacity::queue(0) == Capacity::unbounded());
  CHECK(Capacity::queue(3) == Capacity::bounded(3));
}

TEST_CASE("a maxsize beyond all memory is still a bound", "[capacity]") {
  CHECK(Capacity::functools(std::int64_t{1} << 62).is_bounded());
  CHECK_FALSE(Capacity::unbounded().is_bounded());
}
