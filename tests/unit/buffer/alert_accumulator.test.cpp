#include "buffer/alert_accumulator.hpp"

#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

std::vector<std::uint64_t> recent_ids(const AlertAccumulator& alerts, std::uint32_t n) {
  std::vector<std::uint64_t> ids;
  alerts.recent(n, [&](const Alert& alert) { ids.push_back(alert.id); });
  return ids;
}

}  // namespace

TEST_CASE("the total goes on when the memory is full", "[alert_accumulator]") {
  Account account("alerts", AlertAccumulator::worst_case_bytes(3));
  AlertAccumulator alerts(3, account);
  CHECK(account.current() == 96);
  for (std::uint32_t i = 1; i <= 5; ++i) {
    const auto lost = alerts.trigger(i, 60.0 + i, i * 1ms);
    REQUIRE(lost.has_value() == (i > 3));
    if (lost) CHECK(lost->id == i - 3);
  }
  const AlertStats stats = alerts.stats();
  CHECK(stats.total_triggered == 5);
  CHECK(stats.currently_stored == 3);
  CHECK(stats.max_capacity == 3);
  CHECK(stats.first_id == 3U);
  CHECK(stats.last_id == 5U);
  CHECK(account.allocations() == 1);
}

TEST_CASE("recent shows the newest first, as many as there are", "[alert_accumulator]") {
  Account account("alerts");
  AlertAccumulator alerts(3, account);
  CHECK(recent_ids(alerts, 5).empty());
  for (std::uint32_t i = 1; i <= 5; ++i) static_cast<void>(alerts.trigger(i, 61, 0ms));
  CHECK(recent_ids(alerts, 2) == std::vector<std::uint64_t>{5, 4});
  CHECK(recent_ids(alerts, 100) == std::vector<std::uint64_t>{5, 4, 3});
  CHECK(recent_ids(alerts, 0).empty());
}

TEST_CASE("an alert says which sensor read what and when", "[alert_accumulator]") {
  Account account("alerts");
  AlertAccumulator alerts(1, account);
  static_cast<void>(alerts.trigger(4, 72.5, 9s));
  alerts.recent(1, [](const Alert& alert) {
    CHECK(alert.sensor == 4);
    CHECK(alert.value == 72.5);
    CHECK(alert.timestamp == 9s);
  });
}

TEST_CASE("room for no alert still counts them", "[alert_accumulator]") {
  Account account("alerts", 0);
  AlertAccumulator alerts(0, account);
  CHECK(alerts.trigger(1, 61, 0ms)->id == 1);
  CHECK(alerts.total_triggered() == 1);
  CHECK_FALSE(alerts.stats().first_id);
  CHECK(alerts.used_bytes() == 0);
}
