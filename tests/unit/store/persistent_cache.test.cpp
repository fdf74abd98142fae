#include "store/persistent_cache.hpp"

#include "catch.hpp"
#include "sim/virtual_clock.hpp"
#include "store/memory_cache_table.hpp"
#include "support/ok.hpp"

using namespace cachebound;

namespace {

constexpr auto tick = Nanoseconds(1);

/// Keys of one letter, values of none: an entry counts 65 bytes.
class Bench {
 public:
  explicit Bench(PersistentCacheOptions options) : options_(options) { restart(); }

  /// A new connection to the same rows; what was not committed is gone.
  void restart() {
    cache_.reset();
    cache_.emplace(ok(PersistentCache::open(ok(folder_.open("a")), options_, clock)));
  }
  PersistentCache& operator*() { return *cache_; }
  PersistentCache* operator->() { return &*cache_; }

  /// Each a tick after the other; the keys that left, in order.
  std::string set(std::string_view keys, SetEntry how = {}) {
    std::string left;
    for (const char key : keys) {
      clock.advance(tick);
      for (const Culled& culled : ok(cache_->set(std::string(1, key), "", how))) left += culled.entry.key;
    }
    return left;
  }
  bool has(char key) { return ok(cache_->contains(std::string(1, key))); }
  std::int64_t size() { return ok(cache_->totals()).entries; }

  VirtualClock clock;

 private:
  Account account_{"rows"};
  MemoryCacheFolder folder_{account_};
  PersistentCacheOptions options_;
  std::optional<PersistentCache> cache_;
};

/// Room for so many entries of 65 bytes: reaching the limit culls, so it lies one byte beyond.
PersistentCacheOptions room_for(int entries, CachePolicy policy, std::uint32_t cull_limit = 1) {
  return {policy, entries * 65.0 + 1, cull_limit};
}

}  // namespace

TEST_CASE("the least recently stored leaves, however often it was read", "[persistent_cache]") {
  Bench cache(room_for(3, CachePolicy::least_recently_stored));
  CHECK(cache.set("abc").empty());
  REQUIRE(ok(cache->get("a")));
  CHECK(cache.set("d") == "a");
  CHECK(cache.set("b").empty());  // stored anew: an overwrite takes no room
  CHECK(cache.set("e") == "c");
}

TEST_CASE("the least recently used leaves", "[persistent_cache]") {
  Bench cache(room_for(3, CachePolicy::least_recently_used));
  cache.set("abc");
  cache.clock.advance(tick);
  REQUIRE(ok(cache->get("a")));
  CHECK(cache.set("d") == "b");
}

TEST_CASE("the least frequently used leaves, which may be the newcomer", "[persistent_cache]") {
  Bench cache(room_for(3, CachePolicy::least_frequently_used));
  cache.set("abc");
  for (const char* key : {"a", "a", "b", "b", "c"}) REQUIRE(ok(cache->get(key)));
  CHECK(cache.set("d") == "d");
  CHECK(cache.set("c").empty());  // counts from 0 again
  CHECK(cache.set("e") == "c");   // of two that nobody read, the one inserted first
}

TEST_CASE("with the policy none the cache grows", "[persistent_cache]") {
  Bench cache(room_for(3, CachePolicy::none, 10));
  CHECK(cache.set("abcdefghij").empty());
  CHECK(cache.size() == 10);
}

TEST_CASE("culling begins when the limit is reached and takes at most the cull limit", "[persistent_cache]") {
  Bench cache({CachePolicy::least_recently_stored, 5 * 65.0, 3});
  CHECK(cache.set("abcd").empty());
  CHECK(cache.set("e") == "abc");
  CHECK(cache.size() == 2);
  Bench never({CachePolicy::least_recently_stored, 65.0, 0});
  CHECK(never.set("abcdef").empty());
}

TEST_CASE("expired entries are not found and count until a write culls them", "[persistent_cache]") {
  Bench cache({CachePolicy::least_recently_stored, 1e9, 2});
  cache.set("abc", {5 * tick, {}});  // they expire at 6, 7 and 8
  cache.clock.advance(5 * tick);     // it is 8
  CHECK_FALSE(cache.has('a'));
  CHECK_FALSE(cache.has('c'));  // found while now < expires
  CHECK(cache.size() == 3);
  CHECK(cache.set("d") == "ab");
  CHECK(cache.set("e") == "c");
  CHECK(cache.size() == 2);
}

TEST_CASE("what expires counts against the cull limit before the policy does", "[persistent_cache]") {
  Bench cache({CachePolicy::least_recently_stored, 3 * 65.0, 2});
  cache.set("a");
  cache.set("b", {tick, {}});
  cache.clock.advance(5 * tick);
  // Three entries reach the limit: b has expired and leaves; then the cache is below it.
  CHECK(cache.set("c") == "b");
  cache.set("d", {tick, {}});  // a, c, d reach it again: a and c leave
  CHECK(cache.size() == 1);
}

TEST_CASE("an entry whose time is over when it is stored leaves with its own write", "[persistent_cache]") {
  Bench cache({});
  CHECK(cache.set("a", {-tick, {}}) == "a");
  CHECK(cache.set("b", {Nanoseconds::zero(), {}}).empty());
  CHECK_FALSE(cache.has('b'));
}

TEST_CASE("add writes only where nothing lives", "[persistent_cache]") {
  Bench cache({});
  CHECK(ok(cache->add("a", "1", {3 * tick, {}})));
  CHECK_FALSE(ok(cache->add("a", "2")));
  CHECK(ok(cache->get("a"))->value == "1");
  cache.clock.advance(3 * tick);
  CHECK(ok(cache->add("a", "2")));
  CHECK(ok(cache->get("a"))->value == "2");
  CHECK(cache.size() == 1);
}

TEST_CASE("touch changes when an entry expires and nothing else", "[persistent_cache]") {
  Bench cache(room_for(2, CachePolicy::least_recently_used));
  cache.set("a", {5 * tick, {}});
  cache.set("b");
  CHECK(ok(cache->touch("a", 100 * tick)));
  cache.clock.advance(50 * tick);
  CHECK(cache.has('a'));
  CHECK(cache.set("c") == "a");
  CHECK_FALSE(ok(cache->touch("a", {})));
  CHECK(ok(cache->touch("b", tick)));
  cache.clock.advance(tick);
  CHECK_FALSE(ok(cache->touch("b", {})));
}

TEST_CASE("entries are evicted by their tag, expired ones too", "[persistent_cache]") {
  Bench cache({});
  cache.set("abc", {{}, "x"});
  cache.set("de", {5 * tick, "x"});
  cache.set("fg", {{}, "y"});
  cache.clock.advance(9 * tick);
  CHECK(ok(cache->evict("z")) == 0);
  CHECK(ok(cache->evict("x")) == 5);
  CHECK(cache.size() == 2);
}

TEST_CASE("expire, cull and clear go on until nothing is left to remove", "[persistent_cache]") {
  Bench cache({CachePolicy::least_recently_stored, 1000 * 65.0, 0});
  for (int i = 0; i < 1100; ++i) {
    ok(cache->set(std::to_string(i), "", {i < 50 ? std::optional(tick) : std::nullopt, {}}));
  }
  cache.clock.advance(5 * tick);
  CHECK(ok(cache->expire()) == 50);
  const std::uint64_t culled = ok(cache->cull());
  CHECK(ok(cache->totals()).bytes <= 65'000);
  CHECK(culled % 10 == 0);
  CHECK(cache.size() == static_cast<std::int64_t>(1050 - culled));
  CHECK(ok(cache->clear()) == 1050 - culled);
  CHECK(ok(cache->totals()).bytes == 0);
}

TEST_CASE("an entry counts its key, value, tag and a fixed overhead", "[persistent_cache]") {
  Bench cache({});
  ok(cache->set("key", "value", {{}, "tag"}));
  CHECK(ok(cache->totals()).bytes == 3 + 5 + 3 + 64);
}

TEST_CASE("entries are there after a restart, those of an open transaction are not", "[persistent_cache]") {
  Bench cache({});
  cache.set("ab");
  ok(cache->begin());
  cache.set("c");
  ok(cache->begin());
  CHECK(ok(cache->erase("a")));
  ok(cache->commit());  // the inner one: not yet
  cache.restart();
  CHECK(cache.has('a'));
  CHECK(cache.has('b'));
  CHECK_FALSE(cache.has('c'));
  ok(cache->begin());
  cache.set("d");
  ok(cache->commit());
  cache.restart();
  CHECK(cache.has('d'));
}

namespace {

/// Fails every insert, as a full disk does.
class FullTable final : public CacheTable {
 public:
  explicit FullTable(std::unique_ptr<CacheTable> table) : table_(std::move(table)) {}

  Result<void> begin() override { return table_->begin(); }
  Result<void> commit() override { return table_->commit(); }
  Result<void> roll_back() override { return table_->roll_back(); }
  Result<std::optional<CacheRow>> find(const std::string& key) override { return table_->find(key); }
  Result<void> insert(const CacheRow&) override { return Fault{FaultCode::store_full, "store", "full"}; }
  Result<void> update(const CacheRow& row) override { return table_->update(row); }
  Result<void> touch(const CacheEntry& entry) override { return table_->touch(entry); }
  Result<void> erase(std::int64_t id) override { return table_->erase(id); }
  Result<void> index(CacheOrder order) override { return table_->index(order); }
  Result<std::vector<CacheEntry>> first(CacheOrder order, std::uint32_t limit) override {
    return table_->first(order, limit);
  }
  Result<std::vector<CacheEntry>> expired(Nanoseconds time, std::uint32_t limit) override {
    return table_->expired(time, limit);
  }
  Result<std::vector<CacheEntry>> tagged(const std::string& tag, std::uint32_t limit) override {
    return table_->tagged(tag, limit);
  }
  Result<CacheTotals> totals() override { return table_->totals(); }

 private:
  std::unique_ptr<CacheTable> table_;
};

}  // namespace

TEST_CASE("a write that fails has done nothing, and the next one finds the cache in order", "[persistent_cache]") {
  Account account("rows");
  MemoryCacheFolder folder(account);
  const VirtualClock clock;
  auto cache = ok(PersistentCache::open(std::make_unique<FullTable>(ok(folder.open("a"))), {}, clock));
  for (int i = 0; i < 2; ++i) {
    const auto refused = cache.set("a", "1");
    REQUIRE_FALSE(refused);
    CHECK(refused.fault().code == FaultCode::store_full);
  }
  CHECK(account.current() == 0);
  CHECK_FALSE(ok(cache.get("a")));
}
