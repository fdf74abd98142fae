#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "catch.hpp"

using namespace cachebound;

// The expected figures were printed by CPython 3.11; tests/conformance compares thousands more with the real thing.

TEST_CASE("random() gives CPython's first numbers", "[random]") {
  Random random(38);
  const std::array python{0.6394736947203203, 0.4290209841319056, 0.724298820656289};
  for (const double expected : python) CHECK(random.random() == expected);
}

TEST_CASE("a seed of more than 32 bits counts with all its bits", "[random]") {
  CHECK(Random(0x1'0000'0001).random() == 0.2309331037176915);
  CHECK(Random(1).random() != Random(0x1'0000'0001).random());
}

TEST_CASE("gauss keeps the second half of a pair for the next call", "[random]") {
  Random random(38);
  CHECK(random.gauss(50, 20) == Approx(36.44954929875206).epsilon(1e-15));
  CHECK(random.gauss(50, 20) == Approx(33.730164671124456).epsilon(1e-15));
  const double third = random.gauss(50, 20);
  Random twin(38);
  for (int i = 0; i < 2; ++i) twin.random();
  CHECK(twin.gauss(50, 20) == third);
}

TEST_CASE("randrange stays in range and reaches both ends", "[random]") {
  Random random(1);
  std::vector<int> seen(7);
  for (int i = 0; i < 1000; ++i) ++seen[static_cast<std::size_t>(random.randrange(-3, 4) + 3)];
  for (const int count : seen) CHECK(count > 0);
  CHECK(random.randrange(1) == 0);
}

TEST_CASE("shuffle permutes, and the same seed permutes alike", "[random]") {
  std::vector<int> first(100), second(100);
  std::iota(first.begin(), first.end(), 0);
  second = first;
  Random(5).shuffle(std::span(first));
  Random(5).shuffle(std::span(second));
  CHECK(first == second);
  std::sort(second.begin(), second.end());
  for (int i = 0; i < 100; ++i) CHECK(second[static_cast<std::size_t>(i)] == i);
}

TEST_CASE("an empty or single sequence is left as it is, without a draw", "[random]") {
  Random random(9);
  std::vector<int> none, one{4};
  random.shuffle(std::span(none));
  random.shuffle(std::span(one));
  CHECK(one == std::vector{4});
  CHECK(random.random() == Random(9).random());
}
