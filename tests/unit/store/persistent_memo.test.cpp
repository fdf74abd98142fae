#include "store/persistent_memo.hpp"

#include <cmath>

#include "catch.hpp"
#include "sim/virtual_clock.hpp"
#include "store/fanout_cache.hpp"
#include "store/memory_cache_table.hpp"
#include "support/ok.hpp"

using namespace cachebound;

namespace {

constexpr auto second = std::chrono::seconds{1};

struct Bench {
  Account account{"rows"};
  MemoryCacheFolder folder{account};
  VirtualClock clock;
  FanoutCache cache = ok(FanoutCache::open(folder, 2, {}, clock));
  int computed = 0;

  /// Takes three seconds of virtual time.
  auto slowly() {
    return [this] {
      clock.advance(3 * second);
      return "result " + std::to_string(++computed);
    };
  }
};

}  // namespace

TEST_CASE("a result is computed once and then read, until it expires", "[persistent_memo]") {
  Bench bench;
  for (int i = 0; i < 3; ++i) CHECK(ok(memoized(bench.cache, "f(1)", {10 * second, {}}, bench.slowly())) == "result 1");
  CHECK(bench.computed == 1);
  bench.clock.advance(10 * second);
  CHECK(ok(memoized(bench.cache, "f(1)", {10 * second, {}}, bench.slowly())) == "result 2");
}

TEST_CASE("a result that would expire at once is not stored", "[persistent_memo]") {
  Bench bench;
  for (int i = 0; i < 3; ++i) ok(memoized(bench.cache, "f(1)", {Nanoseconds::zero(), {}}, bench.slowly()));
  CHECK(bench.computed == 3);
  CHECK(ok(bench.cache.totals()).entries == 0);
}

TEST_CASE("a timed result reads back as it was written", "[persistent_memo]") {
  const TimedResult timed{std::string("a\0b", 3), Nanoseconds(0x0123456789abcdef)};
  const auto back = TimedResult::decode(timed.encode());
  REQUIRE(back);
  CHECK(back->result == timed.result);
  CHECK(back->took == timed.took);
  CHECK_FALSE(TimedResult::decode("seven b"));
}

TEST_CASE("a result is computed early with probability e^(-left / (beta took))", "[persistent_memo]") {
  Random random(38);
  constexpr int trials = 100'000;
  for (const double beta : {0.5, 1.0, 2.0}) {
    for (const int left : {0, 1, 3, 9}) {
      int early = 0;
      for (int i = 0; i < trials; ++i) early += refresh_early(left * second, 3 * second, beta, random) ? 1 : 0;
      const double p = std::exp(-left / (beta * 3));
      CAPTURE(beta, left);
      CHECK(std::fabs(early / double{trials} - p) <= 3 * std::sqrt(p * (1 - p) / trials));
    }
  }
}

TEST_CASE("one is told to compute early, the others are served meanwhile", "[persistent_memo]") {
  Bench bench;
  StampedeMemo memo(bench.cache, 10 * second, 1e6, bench.clock, Random(38));  // so large a beta draws at every call
  std::vector<std::function<Result<void>()>> jobs;
  const auto later = [&](std::function<Result<void>()> job) { jobs.push_back(std::move(job)); };
  CHECK(ok(memo.call("f(1)", bench.slowly(), later)) == "result 1");
  CHECK(jobs.empty());
  for (int i = 0; i < 5; ++i) CHECK(ok(memo.call("f(1)", bench.slowly(), later)) == "result 1");
  CHECK(jobs.size() == 1);
  ok(jobs[0]());
  CHECK(ok(memo.call("f(1)", bench.slowly(), later)) == "result 2");
  CHECK(bench.computed == 2);
}

TEST_CASE("with a beta of almost nothing a result is computed when it has expired", "[persistent_memo]") {
  Bench bench;
  StampedeMemo memo(bench.cache, 10 * second, 1e-6, bench.clock, Random(38));
  const auto never = [](auto&&) { FAIL("computed early"); };
  for (int i = 0; i < 5; ++i) CHECK(ok(memo.call("f(1)", bench.slowly(), never)) == "result 1");
  bench.clock.advance(10 * second);
  CHECK(ok(memo.call("f(1)", bench.slowly(), never)) == "result 2");
}
