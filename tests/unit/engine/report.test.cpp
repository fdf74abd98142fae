#include "engine/report.hpp"

#include <cmath>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a check says what was expected and what came", "[report]") {
  const Check equal = check_equal("id", "label", 5000, 4999);
  CHECK_FALSE(equal.passed);
  CHECK(equal.expected == "5,000");
  CHECK(equal.actual == "4,999");
  CHECK(check_equal("id", "label", 3, 3).passed);
  CHECK(check_at_most("id", "label", 16, 16).passed);
  CHECK_FALSE(check_at_most("id", "label", 16, 17).passed);
  CHECK(check_at_most("id", "label", 16, 17).expected == "at most 16");
}

TEST_CASE("a share of nothing is none", "[report]") {
  CHECK(std::isnan(ratio(0, 0)));
  CHECK(ratio(1, 4) == 0.25);
  CHECK(percent(0, 0) == "none");
}

TEST_CASE("percentages round down: only all is 100 %", "[report]") {
  CHECK(percent(4990, 5000) == "99.8 %");
  CHECK(percent(9999, 10'000) == "99.9 %");
  CHECK(percent(7, 7) == "100.0 %");
}

TEST_CASE("a site shows an account and the part of it in use", "[report]") {
  Account account("cache", 512);
  account.charge(512);
  const Site site = site_of(account, 368);
  CHECK(site.name == "cache");
  CHECK(site.current == 512);
  CHECK(site.used == 368);
  CHECK(site.bound == 512U);
}
