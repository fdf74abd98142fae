#include "exercises/strategies/shared/latency_record.hpp"

#include <cmath>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace std::chrono_literals;

TEST_CASE("a percentile is a time that was taken, by the nearest rank", "[latency_record]") {
  Account account("latencies", LatencyRecord::worst_case_bytes(200));
  LatencyRecord record(200, account);
  for (int i = 200; i > 0; --i) record.add(i * 1ms);
  // Of 200 times 198 are at most 198 ms, and 198 of 200 are 99 in a hundred.
  CHECK(record.percentile_ms(99) == 198);
  CHECK(record.percentile_ms(50) == 100);
  CHECK(record.percentile_ms(100) == 200);
  CHECK(record.percentile_ms(1) == 2);
  CHECK(record.mean_ms() == 100.5);
  CHECK(record.longest_ms() == 200);
  CHECK(record.count() == 200);
  CHECK(account.allocations() == 1);
}

TEST_CASE("of one time every percentile is that time, and of none there is none", "[latency_record]") {
  Account account("latencies");
  LatencyRecord record(1, account);
  CHECK(std::isnan(record.mean_ms()));
  CHECK(std::isnan(record.percentile_ms(99)));
  CHECK(std::isnan(record.longest_ms()));
  record.add(7ms);
  for (const std::uint32_t percent : {1U, 50U, 99U, 100U}) CHECK(record.percentile_ms(percent) == 7);
}
