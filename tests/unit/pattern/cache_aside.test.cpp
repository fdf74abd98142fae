#include "pattern/cache_aside.hpp"

#include "pattern/late_write.hpp"
#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

CacheAside cache_aside(PatternBench& bench, OnWrite on_write = OnWrite::erase,
                       std::optional<Nanoseconds> ttl = std::nullopt) {
  return {bench.store, bench.database, {ttl, on_write}};
}

/// What a reader is told after a write to a key that is in the cache.
std::string read_after_write(OnWrite on_write, std::optional<Nanoseconds> ttl = std::nullopt) {
  PatternBench bench;
  bench.database.write("k", "old");
  CacheAside caching = cache_aside(bench, on_write, ttl);
  CHECK(bench.answer_of(caching.read("k")).value == "old");
  CHECK(bench.wait_for(caching.write("k", "new")));
  return bench.answer_of(caching.read("k")).value;
}

/// The same where the write comes `after` the load of a reader that misses.
std::string read_after_race(OnWrite on_write, Nanoseconds after) {
  PatternBench bench;  // a load takes 100 ms, a save 5
  bench.database.write("k", "old");
  CacheAside caching = cache_aside(bench, on_write);
  bench.ask(caching.read("k"));
  bench.scheduler.spawn(write_at(bench, caching, after));
  bench.pass(1s);
  return bench.answer_of(caching.read("k")).value;
}

}  // namespace

TEST_CASE("the second reader finds what the first one loaded", "[cache-aside]") {
  PatternBench bench;
  bench.database.write("k", "v");
  CacheAside caching = cache_aside(bench, OnWrite::erase, 1s);
  CHECK(bench.answer_of(caching.read("k")).origin == Origin::database);
  CHECK(bench.answer_of(caching.read("k")).origin == Origin::cache);
  CHECK(bench.database.loads() == 1);
  CHECK(bench.wait_for(bench.store.ttl("k"))->left == 1s);
}

TEST_CASE("a write takes the entry out, and the next reader loads anew", "[cache-aside]") {
  CHECK(read_after_write(OnWrite::erase) == "new");
  CHECK(read_after_write(OnWrite::erase_first) == "new");
}

TEST_CASE("forgotten, the entry is wrong until its time is over", "[cache-aside]") {
  CHECK(read_after_write(OnWrite::leave) == "old");
  CHECK(read_after_write(OnWrite::leave, 1ms) == "new");  // the save alone takes 5 ms
}

TEST_CASE("a load that a write overtakes leaves a stale entry", "[cache-aside]") {
  // Read at 50 ms; saved and erased between; kept at 100 ms.
  CHECK(read_after_race(OnWrite::erase, 60ms) == "old");
  // Saved before it is read.
  CHECK(read_after_race(OnWrite::erase, 10ms) == "new");
}

TEST_CASE("erased before the save, the old value comes back in between", "[cache-aside]") {
  PatternBench bench(PatternBench::database_of(2ms));
  bench.database.write("k", "old");
  CacheAside caching = cache_aside(bench, OnWrite::erase_first);
  bench.scheduler.spawn(write_at(bench, caching, 0ms));  // erases at 0, takes effect at 2.5 ms
  bench.ask(caching.read("k"));                          // reads at 1 ms, keeps at 2 ms
  bench.pass(1s);
  CHECK(bench.answer_of(caching.read("k")).value == "old");
}

TEST_CASE("a save of unknown outcome takes the entry out as well", "[cache-aside]") {
  auto options = PatternBench::database_of(2ms);
  options.outages = {{1s, 2s}};
  PatternBench bench(options);
  CacheAside caching = cache_aside(bench);
  bench.answer_of(caching.read("k"));
  bench.pass(1s);
  CHECK_FALSE(bench.wait_for(caching.write("k", "new")));
  CHECK_FALSE(bench.wait_for(bench.store.ttl("k"))->exists);
}
