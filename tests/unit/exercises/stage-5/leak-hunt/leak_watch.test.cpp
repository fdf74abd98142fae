#include "exercises/stage-5/leak-hunt/leak_watch.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::leak_hunt;

namespace {

struct Day {
  std::uint32_t false_alarms = 0, killed_at = 0;
  std::optional<std::uint32_t> alarm;
  std::optional<std::size_t> first_named;
};

/// As leak-hunt runs at its defaults, but for the leak.
Day watched(std::uint64_t seed, std::uint64_t leak_bytes_a_second) {
  LoadStream load(seed);
  const std::size_t site = load.leaking_site();
  LeakyProcess process(512'000'000, site, leak_bytes_a_second * step_seconds);
  Account account("instrument", LeakWatch::worst_case_bytes());
  LeakWatch watch({}, account);
  Day day;
  for (std::uint32_t step = 1; step <= 24 * steps_an_hour; ++step) {
    process.advance(load.next());
    if (process.killed()) {
      day.killed_at = step;
      break;
    }
    watch.observe(process, step);
  }
  day.false_alarms = watch.false_alarms(leak_bytes_a_second > 0 ? std::optional(site) : std::nullopt);
  day.alarm = watch.alarm(site);
  day.first_named = watch.first_named();
  return day;
}

}  // namespace

TEST_CASE("no false alarm in 1000 healthy days of the process", "[leak_watch][long]") {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    const Day day = watched(seed, 0);
    CHECK(day.false_alarms == 0);
    CHECK_FALSE(day.first_named);
  }
}

TEST_CASE("whichever site leaks is named before a tenth of the way to the limit, and no other, over 1000 seeds",
          "[leak_watch][long]") {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    const Day day = watched(seed, 5'000);
    CHECK(day.false_alarms == 0);
    CHECK(day.killed_at > 0);
    CHECK(day.alarm.value_or(~std::uint32_t{0}) <= day.killed_at / 10);
    CHECK(day.first_named == LoadStream(seed).leaking_site());
  }
}

TEST_CASE("a leak too slow to be seen in a day's bytes is seen in its slope", "[leak_watch]") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    const Day day = watched(seed, 2'000);  // 512 MB in 2.4 days
    CHECK(day.killed_at == 0);
    CHECK(day.alarm.value_or(~std::uint32_t{0}) <= 6 * steps_an_hour);
    CHECK(day.false_alarms == 0);
  }
}

TEST_CASE("a watch keeps when a site was named first, and its slope then", "[leak_watch]") {
  LoadStream load(38);
  const std::size_t site = load.leaking_site();
  LeakyProcess process(512'000'000, site, 5'000 * step_seconds);
  Account account("instrument");
  LeakWatch watch({}, account);
  std::uint32_t named_at = 0;
  for (std::uint32_t step = 1; step <= 4 * steps_an_hour; ++step) {
    process.advance(load.next());
    if (watch.observe(process, step) == site) named_at = step;
  }
  CHECK(named_at > 0);
  CHECK(watch.alarm(site) == named_at);
  CHECK(watch.slope_at_alarm(site) == Approx(5'000).epsilon(0.2));
  CHECK(watch.trend(site).trend == Trend::leak);
  CHECK(watch.false_alarms(site) == 0);
  CHECK(watch.false_alarms(std::nullopt) == 1);
}
