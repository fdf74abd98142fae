#include "eviction/frequency_sketch.hpp"

#include <array>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

namespace {
std::uint64_t hash(std::uint64_t key) { return FrequencySketch::hash_of(key); }
}  // namespace

TEST_CASE("an estimate is never below the count, and rarely above", "[eviction]") {
  Account account("sketch", FrequencySketch::bytes(1000));
  FrequencySketch sketch(1000, account);
  std::uint32_t above = 0;
  for (std::uint64_t key = 0; key < 1000; ++key) {
    for (std::uint64_t i = 0; i <= key % 5; ++i) sketch.count(hash(key));
  }
  for (std::uint64_t key = 0; key < 1000; ++key) {
    REQUIRE(sketch.estimate(hash(key)) >= key % 5 + 1);
    above += sketch.estimate(hash(key)) > key % 5 + 1 ? 1U : 0U;
  }
  CHECK(above < 20);
}

TEST_CASE("counters stop at 15", "[eviction]") {
  Account account("sketch");
  FrequencySketch sketch(100, account);
  for (int i = 0; i < 40; ++i) sketch.count(hash(1));
  CHECK(sketch.estimate(hash(1)) == 15);
  CHECK(sketch.counters(hash(1)) == std::array<std::uint32_t, 4>{15, 15, 15, 15});
  CHECK(sketch.estimate(hash(2)) < 15);
}

TEST_CASE("after ten counts an entry all counters are halved", "[eviction]") {
  Account account("sketch");
  FrequencySketch sketch(2, account);
  CHECK(sketch.sample() == 20);
  for (int i = 0; i < 19; ++i) sketch.count(hash(1));
  CHECK(sketch.estimate(hash(1)) == 15);
  sketch.count(hash(1));
  CHECK(sketch.estimate(hash(1)) == 7);
  CHECK(sketch.counted() == 10);
}
