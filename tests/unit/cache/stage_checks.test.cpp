#include "cache/stage_checks.hpp"

#include <numeric>
#include <vector>

#include "cache/by_value.hpp"
#include "cache/cached_stage.hpp"
#include "catch.hpp"
#include "sim/virtual_clock.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

std::vector<std::uint32_t> inputs(std::size_t count) {
  std::vector<std::uint32_t> made(count);
  std::iota(made.begin(), made.end(), 0U);
  return made;
}
template <class T>
std::span<const T> all(const std::vector<T>& items) {
  return items;
}

using Numbers = const std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a verdict counts, and remembers the first case that broke it", "[stage_checks]") {
  Verdict verdict;
  for (const bool good : {true, true, false, true, false}) verdict.tried(good);
  CHECK(verdict.cases == 5);
  CHECK(verdict.violations == 2);
  CHECK(verdict.first == 2U);
  CHECK_FALSE(verdict.holds());
}

TEST_CASE("determinism: a stage that reads the clock is caught, one that does not passes", "[stage_checks]") {
  Numbers cases = inputs(20);
  VirtualClock clock;
  const auto later = [&] { clock.advance(1s); };
  const auto reads_clock = [&](std::uint32_t n) { return n + clock.now() / 1s; };
  const auto pure = [](std::uint32_t n) { return n * 3; };
  CHECK(check_determinism(all(cases), pure, later).holds());
  CHECK(check_determinism(all(cases), reads_clock, later).violations == 20);
}

TEST_CASE("determinism: a stage that counts its calls is caught without any disturbance", "[stage_checks]") {
  Numbers cases = inputs(20);
  std::uint32_t calls = 0;
  const auto counts = [&](std::uint32_t n) { return n + ++calls / 8; };
  // Calls 2k - 1 and 2k for case k: 7 and 8 differ, 15 and 16, 23 and 24, 31 and 32, 39 and 40.
  const Verdict verdict = check_determinism(all(cases), counts, [] {});
  CHECK(verdict.violations == 5);
  CHECK(verdict.first == 3U);
}

TEST_CASE("idempotence: a stage that adds to its input is caught, one that settles passes", "[stage_checks]") {
  const auto self = [](const std::uint32_t& n) { return n; };
  auto doubling = inputs(20), clamping = inputs(20);
  const auto doubles = [](std::uint32_t& n) { n *= 2; };
  const auto clamps = [](std::uint32_t& n) { n = n < 10 ? n : 10; };  // writes, but a second time changes nothing
  CHECK(check_idempotence(std::span(doubling), doubles, self).violations == 19);  // all but 0
  CHECK(check_idempotence(std::span(clamping), clamps, self).holds());
}

TEST_CASE("expiry: a cache that forgets the time is caught, one that looks at it passes", "[stage_checks]") {
  Numbers cases = inputs(20);
  for (const bool looks : {true, false}) {
    VirtualClock clock;
    Account account("cache");
    const auto stage = [](const std::uint32_t& n) { return n; };
    CachedStage<const std::uint32_t, ByValue, decltype(stage)> cached({Capacity::bounded(32), account}, {}, stage,
                                                                      {&clock, looks ? 5s : 500s});
    const Verdict verdict = check_expiry(
        all(cases), 5s, [&](const std::uint32_t& n) { return cached.run(n).age; },
        [&](Nanoseconds by) { clock.advance(by); });
    CHECK(verdict.violations == (looks ? 0 : 20));
  }
}

TEST_CASE("expiry: an answer served at the very end of its time is late", "[stage_checks]") {
  Numbers cases = inputs(3);
  VirtualClock clock;
  Nanoseconds stored{};
  const auto one_too_long = [&](std::uint32_t) {
    if (clock.now() - stored > 5s) stored = clock.now();
    return clock.now() - stored;
  };
  const auto advance = [&](Nanoseconds by) { clock.advance(by); };
  CHECK_FALSE(check_expiry(all(cases), 5s, one_too_long, advance).holds());
}

TEST_CASE("bound: a cache that grows is caught at its first entry too many", "[stage_checks]") {
  Numbers cases = inputs(20);
  for (const Capacity capacity : {Capacity::bounded(8), Capacity::unbounded()}) {
    Account account("cache");
    LruCache<std::uint32_t, int> cache(capacity, account);
    const Verdict verdict = check_bound(
        all(cases), 8, [&](std::uint32_t n) { cache.put(n, 0); }, [&] { return cache.size(); });
    CHECK(verdict.holds() == capacity.is_bounded());
    if (!capacity.is_bounded()) {
      CHECK(verdict.first == 8U);
      CHECK(verdict.violations == 12);
    }
  }
}

TEST_CASE("failure tolerance: what keeps, hides or hands on a failure wrongly is caught", "[stage_checks]") {
  Numbers cases = inputs(10);
  enum class Habit { good, keeps_failures, answers_zero, needs_cache };
  const auto verdict_of = [&](Habit habit) {
    std::vector<std::optional<Result<std::uint32_t>>> kept(10);
    const auto serve = [&](std::uint32_t n, Outage outage) -> Result<std::uint32_t> {
      const Fault down{FaultCode::computation_failed, "", "down"};
      if (outage == Outage::cache && habit == Habit::needs_cache) return down;
      if (outage != Outage::cache && kept[n]) return *kept[n];
      Result<std::uint32_t> computed = 3 * n + 1;
      if (outage == Outage::stage) computed = habit == Habit::answers_zero ? Result<std::uint32_t>(0U) : down;
      if (outage != Outage::cache && (computed || habit == Habit::keeps_failures)) kept[n] = computed;
      return computed;
    };
    return check_failure_tolerance(all(cases), serve, [](std::uint32_t n) { return 3 * n + 1; });
  };
  CHECK(verdict_of(Habit::good).holds());
  CHECK(verdict_of(Habit::keeps_failures).violations == 10);
  CHECK(verdict_of(Habit::answers_zero).violations == 10);
  CHECK(verdict_of(Habit::needs_cache).violations == 10);
}
