#include "memory/leak_detector.hpp"

#include "catch.hpp"
#include "memory/simulated_site.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// One site whose bytes are a function of the minute, for five hours.
template <class Bytes>
SiteTrend after_five_hours(Bytes&& bytes, const LeakSettings& settings = {}) {
  Account account("detector");
  LeakDetector detector(1, settings, account);
  for (int minute = 0; minute <= 300; ++minute) {
    const std::array<std::uint64_t, 1> sample{static_cast<std::uint64_t>(bytes(minute))};
    detector.observe(minute * Nanoseconds(1min), sample);
  }
  return detector.trend(0);
}

}  // namespace

TEST_CASE("a site that rises by 5 kB a second is named with that slope", "[leak_detector]") {
  const SiteTrend trend = after_five_hours([](int minute) { return 40'000'000 + minute * 300'000; });
  CHECK(trend.trend == Trend::leak);
  CHECK(trend.slope == 5000);
  CHECK(seconds_to_fill(500'000'000, trend.slope) == 100'000.0);
}

TEST_CASE("each way of not leaking has its name", "[leak_detector]") {
  CHECK(after_five_hours([](int) { return 40'000'000; }).trend == Trend::not_rising);
  CHECK(after_five_hours([](int minute) { return 900'000'000 - minute * 300'000; }).trend == Trend::not_rising);
  // 60 bytes a second fill 512 MB in 99 days.
  CHECK(after_five_hours([](int minute) { return 40'000'000 + minute * 3'600; }).trend == Trend::too_slow);
  // Ten times slower from minute 250 on, in the middle of the last window.
  CHECK(after_five_hours([](int minute) {
          return std::min(minute, 250) * 600'000 + std::max(0, minute - 250) * 60'000;
        }).trend == Trend::unsteady);
  // A saw-tooth of 40 MB over 4 minutes whose floor rises by 90 kB a minute, 8 MB a window.
  CHECK(after_five_hours([](int minute) { return minute * 90'000 + minute % 4 * 10'000'000; }).trend ==
        Trend::in_teeth);
}

TEST_CASE("no verdict before the window is full", "[leak_detector]") {
  Account account("detector");
  LeakDetector detector(1, {}, account);
  for (int minute = 0; minute < 90; ++minute) {
    detector.observe(minute * Nanoseconds(1min), std::array<std::uint64_t, 1>{minute * 1'000'000U});
    CHECK(detector.trend(0).trend == Trend::too_early);
  }
  detector.observe(90min, std::array<std::uint64_t, 1>{90'000'000});
  CHECK(detector.trend(0).trend == Trend::leak);
}

TEST_CASE("of several leaks the fastest is named first", "[leak_detector]") {
  Account account("detector");
  LeakDetector detector(3, {}, account);
  for (std::uint64_t minute = 0; minute <= 90; ++minute) {
    const std::array<std::uint64_t, 3> bytes{minute * 200'000, minute * 300'000, 7};
    CHECK_FALSE(detector.leaking());
    detector.observe(minute * Nanoseconds(1min), bytes);
  }
  CHECK(detector.leaking() == 1U);
}

TEST_CASE("bytes are bounded by the number of sites, and allocated once", "[leak_detector]") {
  Account account("detector", LeakDetector::worst_case_bytes(5));
  LeakDetector detector(5, {}, account);
  CHECK(account.current() == 5 * 480);
  for (int minute = 0; minute < 10'000; ++minute) {
    detector.observe(minute * Nanoseconds(1min), std::array<std::uint64_t, 5>{});
  }
  CHECK(account.allocations() == 1);
}

TEST_CASE("a gap in the samples is no growth", "[leak_detector]") {
  Account account("detector");
  LeakDetector detector(1, {}, account);
  for (int minute = 0; minute < 600; ++minute) {
    if (minute > 100 && minute < 400) continue;
    detector.observe(minute * Nanoseconds(1min),
                     std::array<std::uint64_t, 1>{minute < 400 ? 10'000'000U : 60'000'000U});
    CHECK(detector.trend(0).trend != Trend::leak);
  }
}

TEST_CASE("what never fills takes no time", "[leak_detector]") {
  CHECK_FALSE(seconds_to_fill(1000, 0));
  CHECK_FALSE(seconds_to_fill(1000, -5));
}

TEST_CASE("no false alarm in 1000 healthy days of flat, saw-tooth, warm-up, ramp and step sites",
          "[leak_detector][long]") {
  std::uint32_t false_alarms = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    for (const auto& alarm : watch_a_day(seed, {})) false_alarms += alarm ? 1 : 0;
  }
  CHECK(false_alarms == 0);
}

TEST_CASE("leaks on every kind of site are named before a tenth of the way to the limit", "[leak_detector]") {
  const auto [name, trouble] = GENERATE(table<const char*, Trouble>({
      {"fills the limit in a day", {5'900, 0.01, 10e6}},
      {"slow: in four days", {1'480, 0.004, 5e6}},
      {"noisy", {5'900, 0.02, 5e6}},
      {"under a saw-tooth", {5'900, 0.005, 25e6}},
  }));
  CAPTURE(name);
  const double way = 512e6 / trouble.leak;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto alarms = watch_a_day(seed, trouble, way / 10);
    for (std::size_t i = 0; i < alarms.size(); ++i) {
      CAPTURE(seed, i);
      CHECK(alarms[i].has_value());
    }
  }
}
