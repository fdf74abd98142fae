#include "eviction/frequency_buckets.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

TEST_CASE("slots are in the order of their counts, equals in the order in which they came there", "[eviction]") {
  Account account("buckets", FrequencyBuckets::bytes(3));
  FrequencyBuckets buckets(3, account);
  CHECK(account.current() == FrequencyBuckets::bytes(3));
  for (const Slot slot : {0U, 1U, 2U}) buckets.insert(slot);
  CHECK(buckets.lowest() == 0);
  buckets.count(0);
  buckets.count(0);
  buckets.count(1);
  CHECK(buckets.lowest() == 2);
  CHECK(buckets.after(2) == 1);
  CHECK(buckets.after(1) == 0);
  CHECK(buckets.highest() == 0);
  CHECK(buckets.before(0) == 1);
  buckets.count(1);
  CHECK(buckets.frequency(0) == 3);
  CHECK(buckets.after(0) == 1);
  buckets.remove(2);
  buckets.remove(0);
  CHECK(buckets.lowest() == 1);
  buckets.insert(2);
  CHECK(buckets.lowest() == 2);
}
