#include "pattern/write_through.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

Task<> write_at(PatternBench& bench, CachedDatabase& caching, std::string value, Nanoseconds at) {
  co_await bench.scheduler.sleep_until(at);
  static_cast<void>(co_await caching.write("k", std::move(value)));
}

PatternBench::Options down_from_one_second() {
  auto options = PatternBench::database_of(2ms);
  options.outages = {{1s, 2s}};
  return options;
}

/// Saves of two writers, 1 ms apart, take 1 to 20 ms: the later one may be quicker.
PatternBench::Options uneven(std::uint64_t seed) {
  PatternBench::Options options;
  options.save = {1ms, 20ms};
  options.seed = seed;
  return options;
}

}  // namespace

TEST_CASE("what was written is read without a load", "[write-through]") {
  PatternBench bench;
  StripedLock locks(bench.scheduler, 8);
  WriteThrough through(bench.store, bench.database, locks, 1s);
  CHECK(bench.wait_for(through.write("k", "v")));
  const Answer answer = bench.answer_of(through.read("k"));
  CHECK(answer.value == "v");
  CHECK(answer.origin == Origin::cache);
  CHECK(bench.database.value("k") == "v");
  CHECK(bench.database.loads() == 0);
  CHECK(bench.wait_for(bench.store.ttl("k"))->left == 1s);
}

TEST_CASE("a write that failed is in neither place; written twice it is in one", "[write-through]") {
  PatternBench bench(down_from_one_second());
  StripedLock locks(bench.scheduler, 8);
  WriteThrough through(bench.store, bench.database, locks, std::nullopt);
  DualWrite dual(bench.store, bench.database, std::nullopt);
  CHECK(bench.wait_for(through.write("k", "old")));
  bench.pass(1s);
  CHECK_FALSE(bench.wait_for(through.write("k", "refused")));
  CHECK_FALSE(bench.wait_for(bench.store.ttl("k"))->exists);
  CHECK_FALSE(bench.wait_for(dual.write("k", "refused")));
  CHECK(bench.answer_of(dual.read("k")).value == "refused");  // though the database never had it
  CHECK(bench.database.value("k") == "old");
}

TEST_CASE("two writers leave the same value in cache and database; written twice it may be two", "[write-through]") {
  int different = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    PatternBench locked(uneven(seed)), naive(uneven(seed));
    StripedLock locks(locked.scheduler, 8);
    WriteThrough through(locked.store, locked.database, locks, std::nullopt);
    DualWrite dual(naive.store, naive.database, std::nullopt);
    for (int i = 0; i < 2; ++i) {
      locked.scheduler.spawn(write_at(locked, through, std::to_string(i), i * 1ms));
      naive.scheduler.spawn(write_at(naive, dual, std::to_string(i), i * 1ms));
    }
    locked.pass(1s);
    naive.pass(1s);
    CHECK(locked.answer_of(through.read("k")).value == locked.database.value("k"));
    different += naive.answer_of(dual.read("k")).value != naive.database.value("k") ? 1 : 0;
  }
  CHECK(different > 10);
}
