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

TEST_CASE("several accounts charge one whole, whose peak is that of the sum", "[account]") {
  Account whole("whole"), one("one", std::nullopt, &whole), two("two", std::nullopt, &whole);
  one.charge(100);
  one.release(100);
  two.charge(60);
  CHECK(whole.current() == 60);
  CHECK(whole.count() == 1);
  CHECK(whole.peak() == 100);  // not 160: they were never held together
}

TEST_CASE("a high-water mark can be counted anew from what is held now", "[account]") {
  Account account("site");
  account.charge(100);
  account.release(100);
  account.charge(30);
  account.reset_peak();
  CHECK(account.peak() == 30);
  account.charge(1);
  CHECK(account.peak() == 31);
}
