#include "cache/locked_cache.hpp"

#include "cache/ttl_cache.hpp"
#include "catch.hpp"
#include "sim/virtual_clock.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("a locked cache is the cache, with counters", "[locked_cache]") {
  Account account("cache");
  LockedCache<LruCache<int, int>> cache(Capacity::bounded(2), account);
  CHECK_FALSE(cache.get(1));
  cache.put(1, 10);
  cache.put(2, 20);
  CHECK(cache.get(1) == 10);
  const auto evicted = cache.put(3, 30);
  REQUIRE(evicted);
  CHECK(evicted->key == 2);
  CHECK(cache.erase(1));
  CHECK_FALSE(cache.erase(1));
  const CacheInfo info = cache.info();
  CHECK(info.hits == 1);
  CHECK(info.misses == 1);
  CHECK(info.maxsize == 2);
  CHECK(info.currsize == 1);
}

TEST_CASE("an expired entry is a miss behind a lock too", "[locked_cache]") {
  VirtualClock clock;
  Account account("cache");
  LockedCache<TtlCache<int, int>> cache(Capacity::bounded(2), TtlRules{2s}, clock, account);
  cache.put(1, 10);
  CHECK(cache.get(1) == 10);
  clock.advance(2s);
  CHECK_FALSE(cache.get(1));
  CHECK(cache.info().misses == 1);
}

TEST_CASE("clearing forgets the entries, not the counters", "[locked_cache]") {
  Account account("cache");
  LockedCache<LruCache<int, int>> cache(Capacity::bounded(2), account);
  cache.put(1, 10);
  CHECK(cache.get(1) == 10);
  cache.clear();
  CHECK(cache.info().currsize == 0);
  CHECK(cache.info().hits == 1);
}
