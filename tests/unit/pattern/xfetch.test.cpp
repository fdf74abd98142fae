#include "pattern/xfetch.hpp"

#include <cmath>

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("XFetch renews with probability e^(-left / (beta cost))", "[xfetch]") {
  // Within three standard errors of a proportion over 100,000 draws.
  constexpr int trials = 100'000;
  const std::pair<double, Nanoseconds> cases[] = {{1, 20ms}, {1, 100ms}, {0.5, 100ms}, {2, 300ms}};
  for (const auto& [beta, left] : cases) {
    XFetch decision(beta, 38);
    int renewed = 0;
    for (int i = 0; i < trials; ++i) renewed += decision.renews(left, 100ms) ? 1 : 0;
    const double expected = std::exp(-to_milliseconds(left) / (beta * 100));
    const double standard_error = std::sqrt(expected * (1 - expected) / trials);
    CAPTURE(beta, left.count(), renewed, expected);
    CHECK(std::fabs(renewed / double{trials} - expected) < 3 * standard_error);
    CHECK(XFetch::probability(left, 100ms, beta) == Approx(expected).epsilon(1e-13));
  }
}

TEST_CASE("what is over is always renewed, and with beta 0 nothing before", "[xfetch]") {
  XFetch decision(0, 1), eager(1, 1);
  for (int i = 0; i < 1000; ++i) {
    CHECK(decision.renews(0ns, 100ms));
    CHECK_FALSE(decision.renews(1ns, 100ms));
    CHECK(eager.renews(-1s, 100ms));
  }
  CHECK(XFetch::probability(0ns, 100ms, 1) == 1);
  CHECK(XFetch::probability(1h, 1ns, 1) == 0);
}

TEST_CASE("what takes longer to load is renewed earlier", "[xfetch]") {
  XFetch cheap(1, 7), dear(1, 7);
  for (int i = 0; i < 1000; ++i) {
    const bool renewed = cheap.renews(50ms, 10ms);  // the same draw for both
    CHECK(dear.renews(50ms, 100ms) >= renewed);
  }
}

TEST_CASE("under load the key is renewed before it ends, by its readers on their own", "[xfetch]") {
  PatternBench bench(PatternBench::database_of(50ms));
  XFetchCaching caching(bench.scheduler, bench.store, bench.database, {1s, 1, 38});
  bench.answer_of(caching.get("k"));
  for (int i = 0; i < 10'000; ++i) {
    bench.pass(1ms);
    bench.ask(caching.get("k"));
  }
  bench.pass(1s);
  CHECK(bench.answers.size() == 10'000);
  // Nobody ever finds it expired: every load but the first is an early one.
  CHECK(caching.early() == bench.database.loads() - 1);
  CHECK(caching.early() >= 10);
  CHECK(bench.database.most_at_once() < 15);
}

TEST_CASE("a cold start is a stampede all the same, with XFetch", "[xfetch]") {
  PatternBench bench;
  XFetchCaching caching(bench.scheduler, bench.store, bench.database, {1s, 1, 38});
  for (int i = 0; i < 100; ++i) bench.ask(caching.get("k"));
  bench.pass(100ms);
  CHECK(bench.database.loads() == 100);
  CHECK(caching.early() == 0);
}

TEST_CASE("a fault of the database is a fault of the read, that of the store is not", "[xfetch]") {
  auto options = PatternBench::database_of();
  options.outages = {{1s, 2s}};
  PatternBench bench(options);
  DeadStore dead;
  XFetchCaching caching(bench.scheduler, dead, bench.database, {1s, 1, 38});
  CHECK(bench.answer_of(caching.get("k")).origin == Origin::database);
  bench.pass(1s);
  CHECK_FALSE(bench.wait_for(caching.get("k")));
}
