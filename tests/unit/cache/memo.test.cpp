#include "cache/memo.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a call in two halves counts once", "[memo]") {
  Account account("cache");
  Memo<int, int> memo(Capacity::bounded(2), account);
  CHECK(memo.look_up(1) == nullptr);
  CHECK(memo.cache_info().currsize == 0);
  CHECK_FALSE(memo.remember(1, 10));
  CHECK(*memo.look_up(1) == 10);
  CHECK(memo.cache_info().hits == 1);
  CHECK(memo.cache_info().misses == 1);
  CHECK(memo.cache_info().currsize == 1);
  CHECK(memo.cache_info().maxsize == 2);
}

TEST_CASE("what was stored between the halves stays, its recency untouched", "[memo]") {
  Account account("cache");
  Memo<int, int> memo(Capacity::bounded(2), account);
  memo.remember(1, 10);
  memo.remember(2, 20);
  CHECK_FALSE(memo.remember(1, 11));
  CHECK(memo.remember(3, 30)->key == 1);
}

TEST_CASE("clearing forgets entries and counters", "[memo]") {
  Account account("cache");
  Memo<int, int> memo(Capacity::bounded(2), account);
  CHECK(memo.look_up(1) == nullptr);
  memo.remember(1, 10);
  memo.cache_clear();
  CHECK(memo.cache_info().misses == 0);
  CHECK(memo.cache().size() == 0);
}
