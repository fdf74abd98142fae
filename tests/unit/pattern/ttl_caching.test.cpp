#include "pattern/ttl_caching.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("an answer is trusted for its time and loaded again after it", "[ttl_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  TtlCaching caching(bench.store, bench.database, {1s, false});
  CHECK(bench.answer_of(caching.get("k")).origin == Origin::database);
  bench.database.write("k", "v2");
  bench.pass(1s - 1ns);
  const Answer stale = bench.answer_of(caching.get("k"));
  CHECK(stale.origin == Origin::cache);
  CHECK(stale.value == "v1");
  bench.pass(1ns);
  const Answer fresh = bench.answer_of(caching.get("k"));
  CHECK(fresh.origin == Origin::database);
  CHECK(fresh.value == "v2");
}

TEST_CASE("read often enough, a sliding entry never expires", "[ttl_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  TtlCaching caching(bench.store, bench.database, {1s, true});
  bench.answer_of(caching.get("k"));
  bench.database.write("k", "v2");
  for (int i = 0; i < 100; ++i) {
    bench.pass(900ms);
    CHECK(bench.answer_of(caching.get("k")).value == "v1");
  }
  bench.pass(1s);
  CHECK(bench.answer_of(caching.get("k")).value == "v2");
}

TEST_CASE("forgotten, an answer stays for ever", "[ttl_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  TtlCaching caching(bench.store, bench.database, {});
  bench.answer_of(caching.get("k"));
  bench.database.write("k", "v2");
  bench.pass(24h * 365);
  CHECK(bench.answer_of(caching.get("k")).value == "v1");
}

TEST_CASE("all that miss at the same time load at the same time", "[ttl_caching]") {
  PatternBench bench;
  TtlCaching caching(bench.store, bench.database, {1s, false});
  for (int i = 0; i < 1000; ++i) bench.ask(caching.get("k"));
  bench.pass(100ms);
  CHECK(bench.answers.size() == 1000);
  CHECK(bench.database.loads() == 1000);
  CHECK(bench.database.most_at_once() == 1000);
}

TEST_CASE("with the store out of reach answers come from the database", "[ttl_caching]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  DeadStore dead;
  TtlCaching caching(dead, bench.database, {1s, true});
  for (int i = 0; i < 2; ++i) {
    const Answer answer = bench.answer_of(caching.get("k"));
    CHECK(answer.value == "v1");
    CHECK(answer.origin == Origin::database);
  }
}
