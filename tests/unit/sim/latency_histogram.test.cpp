#include "sim/latency_histogram.hpp"

#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("without a time there is no figure", "[latency-histogram]") {
  Account account("histogram");
  const LatencyHistogram histogram(account);
  CHECK(histogram.count() == 0);
  CHECK(std::isnan(histogram.mean_ms()));
  CHECK(std::isnan(histogram.percentile_ms(99)));
  CHECK(account.peak() == LatencyHistogram::worst_case_bytes);
}

TEST_CASE("mean and longest are exact, one time is every percentile", "[latency-histogram]") {
  Account account("histogram");
  LatencyHistogram histogram(account);
  histogram.add(1'234'567ns);
  for (const std::uint32_t percent : {1U, 50U, 99U, 100U}) CHECK(histogram.percentile_ms(percent) == 1.234567);
  histogram.add(2ms);
  CHECK(histogram.mean_ms() == (1.234567 + 2) / 2);
  CHECK(histogram.longest_ms() == 2);
}

TEST_CASE("a percentile is never too low and too high by less than a 64th", "[latency-histogram]") {
  Random random(38);
  for (const double spread : {7.0, 20.0, 39.9}) {
    Account account("histogram");
    LatencyHistogram histogram(account);
    std::vector<std::uint64_t> times;
    for (int i = 0; i < 2000; ++i) {
      times.push_back(static_cast<std::uint64_t>(std::pow(2, random.uniform(0, spread))));
      histogram.add(Nanoseconds{static_cast<std::int64_t>(times.back())});
    }
    std::sort(times.begin(), times.end());
    for (std::uint32_t percent = 1; percent <= 100; ++percent) {
      const double exact = static_cast<double>(times[times.size() * percent / 100 - 1]) / 1e6;
      CHECK(histogram.percentile_ms(percent) >= exact);
      CHECK(histogram.percentile_ms(percent) < exact * (1 + 1.0 / 64));
    }
  }
}

TEST_CASE("what takes longer than it can tell counts as that", "[latency-histogram]") {
  Account account("histogram");
  LatencyHistogram histogram(account);
  histogram.add(1h);
  histogram.add(0ns);
  CHECK(histogram.longest_ms() == 3'600'000);
  CHECK(histogram.percentile_ms(50) == 0);
  CHECK(histogram.percentile_ms(100) == Approx(1'099'511.627775));
}
