#include "cache/lru_cache.hpp"

#include <string>
#include <vector>

#include "base/random.hpp"
#include "cache/naive_lru.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

/// Sends every key to one of two neighbouring cells at the end of the index: probes collide and wrap around.
struct CollidingHash {
  std::size_t operator()(int key) const { return static_cast<std::size_t>(-1) - static_cast<std::size_t>(key & 1); }
};

template <class Cache>
auto entries_of(const Cache& cache) {
  std::list<std::pair<int, int>> entries;
  cache.for_each([&](int key, int value) {
    entries.emplace_back(key, value);
    return true;
  });
  return entries;
}

/// Does the same random operations on both and compares everything that can be seen.
template <class Cache>
void mirror(Capacity capacity, std::uint64_t seed) {
  Account account("cache", Cache::worst_case_bytes(capacity));
  Cache cache(capacity, account);
  NaiveLru<int, int> naive(capacity);
  const std::uint64_t allocations = account.allocations();
  Random random(seed);
  const std::uint64_t keys = 1 + random.randrange(3 * std::uint64_t{capacity.bound().value_or(60)} + 2);
  for (int i = 0; i < 2000; ++i) {
    const int key = static_cast<int>(random.randrange(keys));
    const double operation = random.random();
    if (operation < 0.45) {
      const int* found = cache.get(key);
      REQUIRE((found ? std::optional(*found) : std::nullopt) == naive.get(key));
    } else if (operation < 0.9) {
      const auto evicted = cache.put(key, i);
      const auto expected = naive.put(key, i);
      REQUIRE(evicted.has_value() == expected.has_value());
      if (evicted) REQUIRE(std::pair(evicted->key, evicted->value) == *expected);
    } else if (operation < 0.998) {
      REQUIRE(cache.erase(key) == naive.erase(key));
    } else {
      cache.clear();
      naive.clear();
    }
    REQUIRE(entries_of(cache) == naive.entries());
    REQUIRE(cache.size() == naive.entries().size());
  }
  if (capacity.is_bounded()) CHECK(account.allocations() == allocations);
}

}  // namespace

TEST_CASE("an LRU cache does what a naive list does", "[lru_cache]") {
  for (const std::uint32_t capacity : {0U, 1U, 2U, 3U, 4U, 5U, 8U, 17U, 64U}) {
    CAPTURE(capacity);
    for (std::uint64_t seed = 0; seed < 4; ++seed) mirror<LruCache<int, int>>(Capacity::bounded(capacity), seed);
  }
  for (std::uint64_t seed = 0; seed < 4; ++seed) mirror<LruCache<int, int>>(Capacity::unbounded(), seed);
}

TEST_CASE("an LRU cache survives keys that all collide", "[lru_cache]") {
  using Colliding = LruCache<int, int, CollidingHash>;
  for (const std::uint32_t capacity : {1U, 2U, 7U, 16U}) {
    CAPTURE(capacity);
    for (std::uint64_t seed = 0; seed < 4; ++seed) mirror<Colliding>(Capacity::bounded(capacity), seed);
  }
  mirror<Colliding>(Capacity::unbounded(), 9);
}

TEST_CASE("a bounded cache takes its worst case at once, and no byte more later", "[lru_cache]") {
  using Cache = LruCache<std::uint32_t, double>;
  const auto capacity = Capacity::bounded(1000);
  Account account("cache", Cache::worst_case_bytes(capacity));
  Cache cache(capacity, account);
  CHECK(account.current() == Cache::worst_case_bytes(capacity));
  for (std::uint32_t key = 0; key < 5000; ++key) cache.put(key, 1.0);
  CHECK(account.peak() == Cache::worst_case_bytes(capacity));
  CHECK(account.allocations() == 2);
  CHECK(cache.used_bytes() == account.current());
}

TEST_CASE("an unbounded cache has no worst case and gives everything back at its end", "[lru_cache]") {
  using Cache = LruCache<std::uint32_t, double>;
  CHECK_FALSE(Cache::worst_case_bytes(Capacity::unbounded()));
  Account account("cache");
  {
    Cache cache(Capacity::unbounded(), account);
    for (std::uint32_t key = 0; key < 5000; ++key) cache.put(key, 1.0);
    CHECK(cache.size() == 5000);
    CHECK(cache.used_bytes() <= account.current());
  }
  CHECK(account.current() == 0);
}

TEST_CASE("peek shows without refreshing", "[lru_cache]") {
  Account account("cache");
  LruCache<int, int> cache(Capacity::bounded(2), account);
  cache.put(1, 10);
  cache.put(2, 20);
  CHECK(*cache.peek(1) == 10);
  CHECK(cache.put(3, 30)->key == 1);
  CHECK(cache.peek(1) == nullptr);
}

TEST_CASE("values that own memory are destroyed once", "[lru_cache]") {
  Account account("cache");
  LruCache<std::string, std::string> cache(Capacity::bounded(2), account);
  const std::string large(1000, 'x');
  for (int i = 0; i < 10; ++i) cache.put(std::to_string(i), large);
  CHECK(*cache.get("9") == large);
  CHECK(cache.erase("8"));
  CHECK(cache.size() == 1);
}
