#include "cache/sharded_cache.hpp"

#include "cache/ttl_cache.hpp"
#include "catch.hpp"
#include "sim/virtual_clock.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

using Sharded = ShardedCache<LruCache<int, int>>;

TEST_CASE("shards together hold what the bound allows, however it divides", "[sharded_cache]") {
  for (const std::uint32_t entries : {1U, 3U, 8U, 10U, 1001U}) {
    CAPTURE(entries);
    const auto capacity = Capacity::bounded(entries);
    Account account("cache", Sharded::worst_case_bytes(8, capacity));
    Sharded cache(8, capacity, account);
    CHECK(account.current() == *Sharded::worst_case_bytes(8, capacity));
    // With a hundred times as many keys every shard gets more than its share: the whole is full.
    for (int key = 0; key < 100 * static_cast<int>(entries); ++key) cache.put(key, key);
    CHECK(cache.info().currsize == entries);
    CHECK(cache.info().maxsize == entries);
  }
}

TEST_CASE("there are never more shards than entries, and always one", "[sharded_cache]") {
  Account account("cache");
  CHECK(Sharded(8, Capacity::bounded(3), account).shards() == 3);
  CHECK(Sharded(8, Capacity::bounded(0), account).shards() == 1);
  CHECK(Sharded(8, Capacity::bounded(100), account).shards() == 8);
}

TEST_CASE("a key is found again in its shard, and counted there once", "[sharded_cache]") {
  Account account("cache");
  Sharded cache(4, Capacity::bounded(1000), account);
  for (int key = 0; key < 100; ++key) cache.put(key, key + 1);
  for (int key = 0; key < 100; ++key) REQUIRE(cache.get(key) == key + 1);
  CHECK_FALSE(cache.get(100));
  CHECK(cache.erase(7));
  CHECK_FALSE(cache.get(7));
  CHECK(cache.info().hits == 100);
  CHECK(cache.info().misses == 2);
  CHECK(cache.info().currsize == 99);
  cache.clear();
  CHECK(cache.info().currsize == 0);
}

TEST_CASE("keys spread evenly enough that no shard starves", "[sharded_cache]") {
  // 8 shards of 100, 400 consecutive keys: 50 each on average. A shard that overflowed would evict.
  Account account("cache");
  Sharded cache(8, Capacity::bounded(800), account);
  for (int key = 0; key < 400; ++key) CHECK_FALSE(cache.put(key, key));
}

TEST_CASE("shards of a TTL cache share one clock", "[sharded_cache]") {
  VirtualClock clock;
  Account account("cache");
  const TtlRules rules{2s};
  ShardedCache<TtlCache<int, int>> cache(4, Capacity::bounded(100), rules, clock, account);
  for (int key = 0; key < 20; ++key) cache.put(key, key);
  clock.advance(2s);
  for (int key = 0; key < 20; ++key) CHECK_FALSE(cache.get(key));
}
