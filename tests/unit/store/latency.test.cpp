#include "store/latency.hpp"

#include <cmath>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("a latency is never below its floor and has its mean", "[latency]") {
  const Latency latency{200us, 500us};
  Random random(38);
  constexpr int draws = 100'000;
  double sum = 0;
  int beyond_mean = 0;
  for (int i = 0; i < draws; ++i) {
    const Nanoseconds drawn = latency.draw(random);
    REQUIRE(drawn >= 200us);
    sum += static_cast<double>(drawn.count());
    if (drawn > 500us) ++beyond_mean;
  }
  // The tail is exponential: its standard deviation is its mean, 300 us, and e^-1 of it lies beyond the mean.
  CHECK(sum / draws == Approx(500'000).margin(3 * 300'000 / std::sqrt(draws)));
  const double share = std::exp(-1);
  CHECK(beyond_mean == Approx(draws * share).margin(3 * std::sqrt(draws * share * (1 - share))));
}

TEST_CASE("a latency without a tail is constant", "[latency]") {
  Random random(1);
  for (int i = 0; i < 100; ++i) CHECK(Latency{1ms, 1ms}.draw(random) == 1ms);
}
