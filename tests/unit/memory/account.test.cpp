#include "memory/account.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("an account knows bytes now, the high-water mark and the blocks", "[account]") {
  Account account("site");
  account.charge(100);
  account.charge(50);
  account.release(100);
  CHECK(account.current() == 50);
  CHECK(account.peak() == 150);
  CHECK(account.count() == 1);
  CHECK(account.allocations() == 2);
  CHECK_FALSE(account.bound());
}

TEST_CASE("a bound is remembered", "[account]") {
  const Account account("site", 512);
  CHECK(account.name() == "site");
  CHECK(account.bound() == 512U);
}
