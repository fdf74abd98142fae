#include "store/fanout_cache.hpp"

#include <algorithm>

#include "catch.hpp"
#include "sim/virtual_clock.hpp"
#include "store/memory_cache_table.hpp"
#include "support/ok.hpp"

using namespace cachebound;

namespace {

constexpr auto stored = CachePolicy::least_recently_stored;

}  // namespace

TEST_CASE("1000 bytes over 4 shards are 250 each", "[fanout_cache]") {
  Account account("rows");
  MemoryCacheFolder folder(account);
  const VirtualClock clock;
  auto cache = ok(FanoutCache::open(folder, 4, {stored, 1000, 10}, clock));
  REQUIRE(cache.shards().size() == 4);
  for (const PersistentCache& shard : cache.shards()) CHECK(shard.options().size_limit == 250);
  auto thirds = ok(FanoutCache::open(folder, 3, {stored, 1000, 10}, clock));
  CHECK(thirds.shards()[0].options().size_limit == 1000.0 / 3);
}

TEST_CASE("a key stays with its shard, and each shard culls for itself", "[fanout_cache]") {
  Account account("rows");
  MemoryCacheFolder folder(account);
  VirtualClock clock;
  auto cache = ok(FanoutCache::open(folder, 4, {stored, 4 * 300.0, 10}, clock));
  std::vector<std::int64_t> most(4);
  for (int i = 0; i < 500; ++i) {
    const std::string key = "key" + std::to_string(i);
    ok(cache.set(key, "value"));
    clock.advance(Nanoseconds(1));
    for (std::size_t k = 0; k < 4; ++k) most[k] = std::max(most[k], ok(cache.shards()[k].totals()).bytes);
  }
  // 300 bytes are reached by the fourth entry of 75 or 77 bytes; three stay.
  for (const std::int64_t bytes : most) CHECK((bytes > 200 && bytes < 300));
  CHECK(ok(cache.totals()).bytes < 1200);
}

TEST_CASE("shards hold all keys of a uniform draw about evenly, and count together", "[fanout_cache]") {
  Account account("rows");
  MemoryCacheFolder folder(account);
  const VirtualClock clock;
  auto cache = ok(FanoutCache::open(folder, 8, {}, clock));
  for (int i = 0; i < 800; ++i) ok(cache.set("key" + std::to_string(i), "", {{}, i % 2 == 0 ? "even" : "odd"}));
  CHECK(ok(cache.totals()).entries == 800);
  for (PersistentCache& shard : cache.shards()) {
    const std::int64_t entries = ok(shard.totals()).entries;
    CHECK((entries > 60 && entries < 140));
  }
  CHECK(ok(cache.get("key7"))->entry.tag == "odd");
  CHECK(ok(cache.erase("key7")));
  CHECK_FALSE(ok(cache.contains("key7")));
  CHECK(ok(cache.evict("odd")) == 399);
  CHECK(ok(cache.clear()) == 400);
}

TEST_CASE("a transaction spans all shards", "[fanout_cache]") {
  Account account("rows");
  MemoryCacheFolder folder(account);
  const VirtualClock clock;
  {
    auto cache = ok(FanoutCache::open(folder, 3, {}, clock));
    ok(cache.begin());
    for (int i = 0; i < 10; ++i) ok(cache.set(std::to_string(i), ""));
    ok(cache.commit());
    ok(cache.begin());
    ok(cache.clear());
  }
  CHECK(ok(ok(FanoutCache::open(folder, 3, {}, clock)).totals()).entries == 10);
}
