#include "cache/access.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("an access is a miss that evicted nobody until it says otherwise", "[access]") {
  const Access<int, int> access;
  CHECK_FALSE(access.hit);
  CHECK_FALSE(access.evicted);
}

TEST_CASE("a reason can be said in words", "[access]") {
  CHECK(in_words(EvictionReason::least_recently_used) == "least recently used");
  CHECK(in_words(EvictionReason::soonest_to_expire) == "soonest to expire");
  CHECK(in_words(EvictionReason::expired) == "expired");
}
