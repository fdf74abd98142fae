// The caches that threads share, with eight threads at them: the bound holds at every moment, and nothing is lost,
// doubled or miscounted. Under ThreadSanitizer these are also free of races. Catch2's macros are for one thread: the
// threads collect, and the test judges afterwards.
#include <algorithm>
#include <atomic>

#include "base/random.hpp"
#include "cache/sharded_cache.hpp"
#include "cache/ttl_cache.hpp"
#include "catch.hpp"
#include "threads/pool.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

constexpr int threads = 8;
constexpr std::uint32_t entries = 100;

/// A clock that threads read while another moves it.
class SharedClock final : public Clock {
 public:
  [[nodiscard]] Nanoseconds now() const override { return Nanoseconds(ticks_.load()); }
  void advance(Nanoseconds by) { ticks_.fetch_add(by.count()); }

 private:
  std::atomic<Nanoseconds::rep> ticks_{0};
};

using Lru = LruCache<int, int>;
using Ttl = TtlCache<int, int>;

/// The four containers, each with what it is made from.
struct LockedLru {
  Account account{"cache", Lru::worst_case_bytes(Capacity::bounded(entries))};
  SharedClock clock;
  LockedCache<Lru> cache{Capacity::bounded(entries), account};
};
struct ShardedLru {
  Account account{"cache", ShardedCache<Lru>::worst_case_bytes(8, Capacity::bounded(entries))};
  SharedClock clock;
  ShardedCache<Lru> cache{8, Capacity::bounded(entries), account};
};
template <TtlMode mode>
struct LockedTtl {
  Account account{"cache", Ttl::worst_case_bytes(Capacity::bounded(entries))};
  SharedClock clock;
  LockedCache<Ttl> cache{Capacity::bounded(entries), TtlRules{1ms, mode}, clock, account};
};
template <TtlMode mode>
struct ShardedTtl {
  Account account{"cache", ShardedCache<Ttl>::worst_case_bytes(8, Capacity::bounded(entries))};
  SharedClock clock;
  TtlRules rules{1ms, mode};
  ShardedCache<Ttl> cache{8, Capacity::bounded(entries), rules, clock, account};
};

constexpr int value_of(int key) { return 3 * key + 1; }

}  // namespace

TEMPLATE_TEST_CASE("every key put by eight threads is held or was evicted, once", "[threads]", LockedLru, ShardedLru,
                   LockedTtl<TtlMode::as_taught>, LockedTtl<TtlMode::cachetools>, ShardedTtl<TtlMode::corrected>) {
  constexpr int puts = 2000;
  TestType shared;
  std::vector<std::vector<int>> evicted(threads);
  std::vector<std::uint32_t> largest(threads, 0);
  together(threads, [&](int thread) {
    for (int i = 0; i < puts; ++i) {
      // Every thread has keys of its own: no put overwrites.
      const int key = i * threads + thread;
      if (const auto left = shared.cache.put(key, value_of(key))) evicted[thread].push_back(left->key);
      largest[thread] = std::max(largest[thread], shared.cache.info().currsize);
    }
  });

  std::vector<int> seen;
  for (const auto& part : evicted) seen.insert(seen.end(), part.begin(), part.end());
  CHECK(seen.size() == static_cast<std::size_t>(threads * puts) - entries);
  for (int key = 0; key < threads * puts; ++key) {
    if (shared.cache.get(key)) seen.push_back(key);
  }
  std::sort(seen.begin(), seen.end());
  REQUIRE(seen.size() == static_cast<std::size_t>(threads * puts));
  for (int key = 0; key < threads * puts; ++key) REQUIRE(seen[static_cast<std::size_t>(key)] == key);
  CHECK(*std::max_element(largest.begin(), largest.end()) <= entries);
  CHECK(shared.cache.info().currsize == entries);
}

TEMPLATE_TEST_CASE("eight threads at the same keys never read another's value, and every read is counted", "[threads]",
                   LockedLru, ShardedLru, LockedTtl<TtlMode::as_taught>, LockedTtl<TtlMode::corrected>,
                   LockedTtl<TtlMode::cachetools>, ShardedTtl<TtlMode::as_taught>, ShardedTtl<TtlMode::cachetools>) {
  constexpr int operations = 4000;
  TestType shared;
  std::atomic<std::uint64_t> hits{0}, misses{0}, wrong{0}, over{0};
  together(threads, [&](int thread) {
    Random random(static_cast<std::uint64_t>(thread));
    std::uint64_t my_hits = 0, my_misses = 0;
    for (int i = 0; i < operations; ++i) {
      const int key = static_cast<int>(random.randrange(3 * std::uint64_t{entries}));
      const double operation = random.random();
      if (operation < 0.02) {
        shared.cache.erase(key);
      } else if (operation < 0.021) {
        shared.cache.clear();
      } else if (operation < 0.1) {
        shared.clock.advance(10us);
      } else if (const auto found = shared.cache.get(key)) {
        ++my_hits;
        if (*found != value_of(key)) ++wrong;
      } else {
        ++my_misses;
        shared.cache.put(key, value_of(key));
      }
      if (shared.cache.info().currsize > entries) ++over;
    }
    hits += my_hits;
    misses += my_misses;
  });

  const CacheInfo info = shared.cache.info();
  CHECK(wrong == 0);
  CHECK(over == 0);
  CHECK(info.hits == hits);
  CHECK(info.misses == misses);
  CHECK(hits > 0);
  CHECK(misses > 0);
  CHECK(shared.account.current() == *shared.account.bound());  // nothing allocated since, nothing given back
}
