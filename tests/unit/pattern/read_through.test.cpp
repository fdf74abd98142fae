#include "pattern/read_through.hpp"

#include "pattern/cache_aside.hpp"
#include "pattern/late_write.hpp"
#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("of all who miss a key one loads it, where cache-aside has everybody load", "[read-through]") {
  PatternBench bench;
  bench.database.write("k", "v");
  StripedLock locks(bench.scheduler, 8);
  ReadThrough through(bench.store, bench.database, locks, 1s);
  for (int i = 0; i < 100; ++i) bench.ask(through.read("k"));
  bench.pass(100ms);
  CHECK(bench.answers.size() == 100);
  CHECK(bench.count(Origin::database) == 1);
  CHECK(bench.count(Origin::joined) == 99);
  CHECK(bench.database.loads() == 1);

  bench.pass(1s);  // it has expired
  CacheAside aside(bench.store, bench.database, {1s});
  for (int i = 0; i < 100; ++i) bench.ask(aside.read("k"));
  bench.pass(100ms);
  CHECK(bench.database.loads() == 101);
}

TEST_CASE("no load overtaken by a write leaves a stale entry", "[read-through]") {
  for (const Nanoseconds after : {10ms, 60ms, 99ms}) {
    PatternBench bench;  // a load takes 100 ms and reads after 50
    bench.database.write("k", "old");
    StripedLock locks(bench.scheduler, 8);
    ReadThrough caching(bench.store, bench.database, locks, std::nullopt);
    bench.ask(caching.read("k"));
    bench.scheduler.spawn(write_at(bench, caching, after));
    bench.pass(1s);
    CHECK(bench.answer_of(caching.read("k")).value == "new");
  }
}

TEST_CASE("a load that failed is tried again by the next in line", "[read-through]") {
  auto options = PatternBench::database_of();
  options.outages = {{0ms, 60ms}};  // the first load reads at 50 ms, and is given up at 150
  PatternBench bench(options);
  bench.database.write("k", "v");
  StripedLock locks(bench.scheduler, 8);
  ReadThrough through(bench.store, bench.database, locks, std::nullopt);
  for (int i = 0; i < 3; ++i) bench.ask(through.read("k"));
  bench.pass(1s);
  REQUIRE(bench.answers.size() == 3);
  CHECK_FALSE(bench.answers[0].second);
  CHECK(bench.answers[1].second->origin == Origin::database);
  CHECK(bench.answers[2].second->origin == Origin::joined);
}
