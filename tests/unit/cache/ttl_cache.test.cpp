#include "cache/ttl_cache.hpp"

#include <array>
#include <string>

#include "base/random.hpp"
#include "cache/naive_ttl.hpp"
#include "catch.hpp"
#include "sim/virtual_clock.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

using Cache = TtlCache<int, int>;
constexpr std::array modes{TtlMode::as_taught, TtlMode::corrected, TtlMode::cachetools};

/// A cache with its own clock and account.
struct Bench {
  Bench(std::uint32_t capacity, TtlRules rules)
      : account("cache", Cache::worst_case_bytes(Capacity::bounded(capacity))),
        cache(Capacity::bounded(capacity), rules, clock, account) {}
  VirtualClock clock;
  Account account;
  Cache cache;
};

std::vector<NaiveTtl::Entry> entries_of(const Cache& cache) {
  std::vector<NaiveTtl::Entry> entries;
  cache.for_each([&](int key, const Cache::Entry& entry) {
    entries.insert(entries.begin(), {key, entry.value, entry.expires});
    return true;
  });
  return entries;
}

/// Does the same random operations on both and compares everything that can be seen.
void mirror(std::uint32_t capacity, TtlRules rules, std::uint64_t seed) {
  Bench bench(capacity, rules);
  auto& [clock, account, cache] = bench;
  NaiveTtl naive(capacity, rules);
  const std::uint64_t allocations = account.allocations();
  Random random(seed);
  const std::uint64_t keys = 1 + random.randrange(3 * std::uint64_t{capacity} + 2);
  for (int i = 0; i < 2000; ++i) {
    const int key = static_cast<int>(random.randrange(keys));
    // Often no time passes: entries that expire together are where the order of a dict shows.
    if (random.random() < 0.3) clock.advance(Nanoseconds(random.randrange(4)));
    const Nanoseconds now = clock.now();
    NaiveTtl::Gone gone, expected;
    const auto record = [&](const Cache::Left& left) { gone.emplace_back(left.key, left.reason); };
    const double operation = random.random();
    if (operation < 0.4) {
      const int* found = cache.get(key, record);
      REQUIRE((found ? std::optional(*found) : std::nullopt) == naive.get(key, now, expected));
    } else if (operation < 0.85) {
      if (const auto evicted = cache.put(key, i, record)) record(*evicted);
      naive.put(key, i, now, expected);
    } else if (operation < 0.95) {
      REQUIRE(cache.erase(key) == naive.erase(key, now));
    } else if (operation < 0.997) {
      const std::uint32_t expired = cache.expire(record);
      REQUIRE(expired == gone.size());
      naive.expire(now, expected);
    } else {
      cache.clear();
      naive.clear();
    }
    REQUIRE(gone == expected);
    REQUIRE(entries_of(cache) == naive.entries());
    REQUIRE(cache.size() == naive.entries().size());
    const auto dead = [&](const auto& entry) { return now >= entry.expires; };
    REQUIRE(cache.expired_held() == std::count_if(naive.entries().begin(), naive.entries().end(), dead));
  }
  CHECK(account.allocations() == allocations);
}

}  // namespace

TEST_CASE("a TTL cache does what a naive list does, in every mode", "[ttl_cache]") {
  for (const TtlMode mode : modes) {
    for (const bool sliding : {false, true}) {
      for (const std::uint32_t capacity : {0U, 1U, 2U, 5U, 16U}) {
        for (const int ttl : {0, 3, 12}) {
          CAPTURE(static_cast<int>(mode), sliding, capacity, ttl);
          mirror(capacity, {Nanoseconds(ttl), mode, sliding}, capacity * 100 + static_cast<std::uint64_t>(ttl));
        }
      }
    }
  }
}

TEST_CASE("an entry is valid before its time is over, and not at that moment", "[ttl_cache]") {
  for (const TtlMode mode : modes) {
    Bench bench(4, {2s, mode});
    bench.cache.put(1, 10);
    bench.clock.advance(2s - 1ns);
    CHECK(bench.cache.get(1) != nullptr);
    bench.clock.advance(1ns);
    CHECK(bench.cache.get(1) == nullptr);
  }
}

TEST_CASE("an expired entry counts until it is read; cachetools leaves it for the next put", "[ttl_cache]") {
  for (const TtlMode mode : modes) {
    Bench bench(4, {2s, mode});
    bench.cache.put(1, 10);
    bench.clock.advance(3s);
    CHECK(bench.cache.size() == 1);
    CHECK(bench.cache.expired_held() == 1);
    CHECK(bench.cache.get(1) == nullptr);
    CHECK(bench.cache.size() == (mode == TtlMode::cachetools ? 1 : 0));
    bench.cache.put(2, 20);
    CHECK(bench.cache.size() == 1);
  }
}

TEST_CASE("overwriting at capacity evicts a stranger as taught, and nobody when corrected", "[ttl_cache]") {
  for (const TtlMode mode : modes) {
    Bench bench(2, {2s, mode});
    bench.cache.put(1, 10);
    bench.cache.put(2, 20);
    const auto evicted = bench.cache.put(2, 21);
    REQUIRE(evicted.has_value() == (mode == TtlMode::as_taught));
    CHECK(bench.cache.size() == (mode == TtlMode::as_taught ? 1 : 2));
    if (!evicted) continue;
    CHECK(evicted->key == 1);
    CHECK(evicted->reason == EvictionReason::soonest_to_expire);
  }
}

TEST_CASE("cachetools evicts the least recently used, the taught way the soonest to expire", "[ttl_cache]") {
  for (const TtlMode mode : modes) {
    Bench bench(2, {2s, mode});
    bench.cache.put(1, 10);
    bench.clock.advance(1s);
    bench.cache.put(2, 20);
    CHECK(*bench.cache.get(1) == 10);
    const auto evicted = bench.cache.put(3, 30);
    REQUIRE(evicted);
    CHECK(evicted->key == (mode == TtlMode::cachetools ? 2 : 1));
    CHECK(evicted->reason ==
          (mode == TtlMode::cachetools ? EvictionReason::least_recently_used : EvictionReason::soonest_to_expire));
  }
}

TEST_CASE("an entry evicted for room after its time is over was evicted because it had expired", "[ttl_cache]") {
  Bench bench(1, {2s, TtlMode::as_taught});
  bench.cache.put(1, 10);
  bench.clock.advance(2s);
  CHECK(bench.cache.put(2, 20)->reason == EvictionReason::expired);
}

TEST_CASE("a hit starts a sliding entry's time anew", "[ttl_cache]") {
  for (const TtlMode mode : modes) {
    for (const bool sliding : {false, true}) {
      Bench bench(4, {2s, mode, sliding});
      bench.cache.put(1, 10);
      for (int i = 0; i < 3; ++i) {
        bench.clock.advance(1s);
        CHECK((bench.cache.get(1) != nullptr) == (sliding || i == 0));
      }
    }
  }
}

TEST_CASE("invalidating says whether a valid entry was there", "[ttl_cache]") {
  Bench bench(4, {2s});
  bench.cache.put(1, 10);
  bench.cache.put(2, 20);
  CHECK(bench.cache.erase(1));
  CHECK_FALSE(bench.cache.erase(1));
  bench.clock.advance(2s);
  CHECK_FALSE(bench.cache.erase(2));
  CHECK(bench.cache.size() == 0);
}

TEST_CASE("peek shows without deleting, refreshing or renewing", "[ttl_cache]") {
  Bench bench(2, {2s, TtlMode::cachetools, true});
  bench.cache.put(1, 10);
  bench.cache.put(2, 20);
  CHECK(bench.cache.peek(1)->value == 10);
  CHECK(bench.cache.peek(1)->expires == 2s);
  CHECK_FALSE(bench.cache.peek(3));
  CHECK(bench.cache.put(3, 30)->key == 1);
  bench.clock.advance(2s);
  CHECK(bench.cache.peek(2)->value == 20);
}

TEST_CASE("a bounded TTL cache takes its worst case at once, and no byte more later", "[ttl_cache]") {
  Bench bench(1000, {2s});
  CHECK(bench.account.current() == *Cache::worst_case_bytes(Capacity::bounded(1000)));
  for (int key = 0; key < 5000; ++key) bench.cache.put(key, key);
  CHECK(bench.cache.used_bytes() == bench.account.current());
  CHECK(bench.account.allocations() == 3);
}

TEST_CASE("an unbounded TTL cache has no worst case, keeps all, and gives everything back", "[ttl_cache]") {
  CHECK_FALSE(Cache::worst_case_bytes(Capacity::unbounded()));
  VirtualClock clock;
  Account account("cache");
  {
    TtlCache<int, std::string> cache(Capacity::unbounded(), {2s}, clock, account);
    for (int key = 0; key < 1000; ++key) CHECK_FALSE(cache.put(key, std::string(100, 'x')));
    CHECK(cache.size() == 1000);
    clock.advance(2s);
    CHECK(cache.expire() == 1000);
  }
  CHECK(account.current() == 0);
}
