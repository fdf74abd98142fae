#include "sim/event_log.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a log keeps the newest events and lets the oldest go", "[event_log]") {
  Account account("log", EventLog<int>::worst_case_bytes(3));
  EventLog<int> log(3, account);
  CHECK(log.size() == 0);
  for (int i = 1; i <= 5; ++i) log.record(i);
  REQUIRE(log.size() == 3);
  CHECK(log.newest(0) == 5);
  CHECK(log.newest(2) == 3);
}

TEST_CASE("a log never grows", "[event_log]") {
  Account account("log", EventLog<int>::worst_case_bytes(8));
  EventLog<int> log(8, account);
  for (int i = 0; i < 1000; ++i) log.record(i);
  CHECK(account.peak() == EventLog<int>::worst_case_bytes(8));
  CHECK(account.allocations() == 1);
}
