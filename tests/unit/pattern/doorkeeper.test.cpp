#include "pattern/doorkeeper.hpp"

#include <string>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a key is let in the second time", "[doorkeeper]") {
  Account account("doorkeeper");
  Doorkeeper doorkeeper(1000, account);
  CHECK_FALSE(doorkeeper.seen("a"));
  CHECK(doorkeeper.seen("a"));
  CHECK_FALSE(doorkeeper.seen(""));
  CHECK(doorkeeper.seen(""));
  CHECK(account.current() == Doorkeeper::worst_case_bytes(1000));
}

TEST_CASE("with one place only the last key is remembered", "[doorkeeper]") {
  Account account("doorkeeper");
  Doorkeeper doorkeeper(1, account);
  CHECK_FALSE(doorkeeper.seen("a"));
  CHECK_FALSE(doorkeeper.seen("b"));
  CHECK_FALSE(doorkeeper.seen("a"));
  CHECK(doorkeeper.seen("a"));
}

TEST_CASE("keys that are asked for once take no memory", "[doorkeeper]") {
  Account account("doorkeeper");
  Doorkeeper doorkeeper(64, account);
  const auto allocations = account.allocations();
  int let_in = 0;
  for (int i = 0; i < 10'000; ++i) let_in += doorkeeper.seen("once:" + std::to_string(i)) ? 1 : 0;
  CHECK(let_in == 0);
  CHECK(account.allocations() == allocations);
}
