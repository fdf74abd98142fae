#include "trace/curve/distance_histogram.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("distances below 256 are told apart, and need one entry more", "[distance_histogram]") {
  for (std::uint64_t distance = 0; distance < 256; ++distance) {
    CHECK(DistanceHistogram::bucket_of(distance) == distance);
    CHECK(DistanceHistogram::size_of(static_cast<std::uint32_t>(distance)) == distance + 1);
  }
}

TEST_CASE("larger distances share a bucket of neighbours, at most 1/128 wide", "[distance_histogram]") {
  CHECK(DistanceHistogram::bucket_of(256) == DistanceHistogram::bucket_of(257));
  CHECK(DistanceHistogram::bucket_of(257) + 1 == DistanceHistogram::bucket_of(258));
  CHECK(DistanceHistogram::size_of(DistanceHistogram::bucket_of(256)) == 257);
  for (std::uint64_t distance = 300; distance < 1'000'000'000; distance += distance / 3) {
    const double size = static_cast<double>(DistanceHistogram::size_of(DistanceHistogram::bucket_of(distance)));
    CHECK(size == Approx(static_cast<double>(distance)).epsilon(1.0 / 256 + 0.004));
  }
}

TEST_CASE("sizes ascend with the buckets", "[distance_histogram]") {
  bool ascend = true;
  for (std::uint32_t bucket = 1; bucket < DistanceHistogram::buckets; ++bucket) {
    ascend = ascend && DistanceHistogram::size_of(bucket - 1) < DistanceHistogram::size_of(bucket);
  }
  CHECK(ascend);
}

TEST_CASE("the largest distances share the last bucket; the memory is that announced", "[distance_histogram]") {
  CHECK(DistanceHistogram::bucket_of(~std::uint64_t{0}) == DistanceHistogram::buckets - 1);
  Account account("histogram", DistanceHistogram::worst_case_bytes());
  DistanceHistogram histogram(account);
  CHECK(account.current() == DistanceHistogram::worst_case_bytes());
  histogram.add(~std::uint64_t{0}, 2.5);
  histogram.add(7, 0.5);
  histogram.add(7, 0.25);
  CHECK(histogram.weight(DistanceHistogram::buckets - 1) == 2.5);
  CHECK(histogram.weight(7) == 0.75);
}
