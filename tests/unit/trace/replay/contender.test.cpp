#include "trace/replay/contender.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("every policy meets every size, in the order written", "[contender]") {
  const auto contenders = parse_contenders("lru,s3-fifo", "100,10%");
  REQUIRE(contenders->size() == 4);
  CHECK((*contenders)[0].policy->name == "lru");
  CHECK((*contenders)[1].policy->name == "s3-fifo");
  CHECK((*contenders)[1].size.entries == 100);
  CHECK((*contenders)[2].size.is_relative());
}

TEST_CASE("all stands for every policy; one of them needs the future", "[contender]") {
  const auto contenders = parse_contenders("all", "5");
  CHECK(contenders->size() == eviction::policies().size());
  for (const Contender& contender : *contenders) {
    CHECK(contender.needs_future() == (contender.policy->name == "belady"));
  }
}

TEST_CASE("an unknown policy is refused with all names, an empty list too", "[contender]") {
  CHECK(parse_contenders("lru,mru", "5").fault().message.find("policy: got \"mru\"; allowed: fifo, lru, ") == 0);
  CHECK_FALSE(parse_contenders("", "5"));
  CHECK_FALSE(parse_contenders("lru", ""));
  CHECK_FALSE(parse_contenders("lru", "5,"));
}

TEST_CASE("a row knows its misses", "[contender]") {
  const ReplayRow row{"lru", 5, 10, 4, 0, 0};
  CHECK(row.misses() == 6);
  CHECK(row.miss_ratio() == 0.6);
  CHECK(ReplayRow{}.miss_ratio() == 0);
}
