#include "pattern/single_flight_caching.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Process {
  PatternBench& bench;
  SingleFlight flights{bench.scheduler, 16, bench.account};
  SingleFlightCaching caching{bench.store, bench.database, flights, 1s};
  explicit Process(PatternBench& of) : bench(of) {}
};

}  // namespace

TEST_CASE("a thousand clients on one expired key load it exactly once", "[single_flight_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  Process process(bench);
  for (int i = 0; i < 1000; ++i) bench.ask(process.caching.get("k"));
  bench.pass(100ms);
  CHECK(bench.answers.size() == 1000);
  CHECK(bench.database.loads() == 1);
  CHECK(bench.count(Origin::database) == 1);
  CHECK(bench.count(Origin::joined) == 999);
  CHECK(bench.answer_of(process.caching.get("k")).origin == Origin::cache);
}

TEST_CASE("each process loads for itself", "[single_flight_caching]") {
  PatternBench bench;
  Process one(bench), other(bench);
  for (int i = 0; i < 100; ++i) {
    bench.ask(one.caching.get("k"));
    bench.ask(other.caching.get("k"));
  }
  bench.pass(100ms);
  CHECK(bench.database.loads() == 2);
}

TEST_CASE("a lock for every key loads once as well, and keeps the lock", "[single_flight_caching]") {
  PatternBench bench;
  LockPerKey locks(bench.scheduler, bench.account);
  LockPerKeyCaching caching(bench.store, bench.database, locks, 1s);
  for (int i = 0; i < 1000; ++i) bench.ask(caching.get("k"));
  bench.pass(100ms);
  CHECK(bench.answers.size() == 1000);
  CHECK(bench.database.loads() == 1);
  for (int i = 0; i < 9; ++i) bench.ask(caching.get("other" + std::to_string(i)));
  bench.pass(100ms);
  CHECK(locks.size() == 10);
  CHECK(bench.answer_of(caching.get("k")).origin == Origin::cache);
}

TEST_CASE("a fault of the database reaches everyone who waited", "[single_flight_caching]") {
  auto options = PatternBench::database_of();
  options.outages = {{0s, 1s}};
  PatternBench bench(options);
  Process process(bench);
  LockPerKey locks(bench.scheduler, bench.account);
  LockPerKeyCaching naive(bench.store, bench.database, locks, 1s);
  for (int i = 0; i < 3; ++i) bench.ask(process.caching.get("k"));
  bench.ask(naive.get("l"));
  bench.pass(150ms);
  REQUIRE(bench.answers.size() == 4);
  for (const auto& [at, answer] : bench.answers) CHECK_FALSE(answer);
  CHECK(bench.database.refused() == 2);
}

TEST_CASE("with the store out of reach only those together share a load", "[single_flight_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  DeadStore dead;
  SingleFlight flights(bench.scheduler, 16, bench.account);
  SingleFlightCaching caching(dead, bench.database, flights, 1s);
  for (int i = 0; i < 10; ++i) bench.ask(caching.get("k"));
  bench.pass(100ms);
  CHECK(bench.database.loads() == 1);
  CHECK(bench.answer_of(caching.get("k")).value == "v1");
  CHECK(bench.database.loads() == 2);
}
