#include "cache/safety_guard.hpp"

#include <cmath>
#include <functional>

#include "cache/by_value.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

template <class Stage>
auto guarded(Account& account, Stage stage, const SafetyGuard& guard) {
  using Cached = CachedStage<const std::uint32_t, ByValue, Stage>;
  return GuardedStage(Cached({Capacity::bounded(8), account}, {}, std::move(stage)), guard);
}

/// Hits until the guard trips when each hit differs with `probability`.
std::uint64_t hits_until_tripped(std::uint32_t one_in, std::uint32_t tolerance, double probability,
                                 std::uint64_t seed) {
  SafetyGuard guard(one_in, tolerance, 2 * seed);
  Random differs(2 * seed + 1);
  while (!guard.tripped()) {
    const bool same = differs.random() >= probability;
    if (guard.samples()) guard.report(same);
  }
  return guard.hits();
}

}  // namespace

TEST_CASE("a guard of one in N checks one hit in N", "[safety_guard]") {
  SafetyGuard guard(100, 1, 38);
  constexpr int hits = 100'000;
  for (int i = 0; i < hits; ++i) (void)guard.samples();
  // Binomial: mean 1000, standard deviation sqrt(100000 * 0.01 * 0.99) = 31.5; four of them.
  CHECK(std::abs(static_cast<double>(guard.checked()) - 1000) < 126);
  CHECK(guard.hits() == hits);
}

TEST_CASE("one in 1 checks every hit, a guard without a rate none", "[safety_guard]") {
  SafetyGuard every(1, 1, 38), off(std::nullopt, 1, 38);
  for (int i = 0; i < 50; ++i) {
    CHECK(every.samples());
    CHECK_FALSE(off.samples());
  }
}

TEST_CASE("it trips at the mismatch stated, not before, and stays so", "[safety_guard]") {
  SafetyGuard guard(1, 3, 38);
  for (const bool same : {true, false, true, false}) {
    CHECK(guard.samples());
    guard.report(same);
    CHECK_FALSE(guard.tripped());
  }
  guard.report(false);
  CHECK(guard.tripped());
  guard.report(true);
  CHECK(guard.tripped());
  CHECK(guard.mismatches() == 3);
  CHECK(guard.hits_until_first() == 2U);
}

TEST_CASE("the mean number of hits until it trips is mN/p", "[safety_guard]") {
  struct Setting {
    std::uint32_t one_in, tolerance;
    double probability;
  };
  for (const auto& [one_in, tolerance, probability] :
       {Setting{100, 1, 1}, Setting{20, 1, 0.25}, Setting{10, 3, 0.5}, Setting{1, 4, 0.05}}) {
    constexpr std::uint64_t runs = 2000;
    double total = 0;
    for (std::uint64_t seed = 0; seed < runs; ++seed) {
      total += static_cast<double>(hits_until_tripped(one_in, tolerance, probability, seed));
    }
    // Negative binomial with success probability q = p/N: mean m/q, variance m(1 - q)/q².
    const double q = probability / one_in, mean = SafetyGuard::expected_hits(one_in, tolerance, probability);
    CHECK(mean == Approx(tolerance / q));
    const double deviation = std::sqrt(tolerance * (1 - q)) / q / std::sqrt(static_cast<double>(runs));
    CAPTURE(one_in, tolerance, probability);
    CHECK(std::abs(total / static_cast<double>(runs) - mean) < 4 * deviation);
  }
}

TEST_CASE("a deterministic stage is never bypassed, at the cost of the checks", "[safety_guard]") {
  Account account("cache");
  auto stage = guarded(
      account, [](const std::uint32_t& n) { return n * n; }, SafetyGuard(4, 1, 38));
  for (std::uint32_t i = 0; i < 4000; ++i) CHECK(stage.run(i % 8).cached.output == (i % 8) * (i % 8));
  CHECK_FALSE(stage.cached().bypassed());
  CHECK(stage.guard().mismatches() == 0);
  CHECK(stage.guard().checked() > 0);
  CHECK(stage.cached().counts().recomputations == 8 + stage.guard().checked());
}

TEST_CASE("on a mismatch the fresh answer is served and kept", "[safety_guard]") {
  Account account("cache");
  std::uint32_t setting = 1;
  auto stage = guarded(
      account, [&](const std::uint32_t&) { return setting; }, SafetyGuard(1, 2, 38));
  stage.run(5);
  setting = 2;
  const auto caught = stage.run(5);
  CHECK(caught.cached.output == 2);
  CHECK(caught.refuted == 1U);
  CHECK(caught.check == decltype(stage)::Check::differs);
  CHECK_FALSE(stage.cached().bypassed());
  CHECK(stage.run(5).check == decltype(stage)::Check::same);
}

TEST_CASE("after as many mismatches as stated the cache is bypassed", "[safety_guard]") {
  Account account("cache");
  std::uint32_t runs = 0;
  auto stage = guarded(
      account, [&](const std::uint32_t&) { return ++runs; }, SafetyGuard(1, 2, 38));
  stage.run(5);
  CHECK(stage.run(5).cached.output == 2);
  CHECK(stage.run(5).cached.output == 3);
  CHECK(stage.cached().bypassed());
  CHECK(stage.run(5).cached.served == Served::bypassed);
  CHECK(stage.guard().mismatches() == 2);
}

TEST_CASE("a stage that fails when it is checked is no mismatch", "[safety_guard]") {
  Account account("cache");
  bool down = false;
  const std::function<Result<int>(const std::uint32_t&)> compute = [&](const std::uint32_t&) -> Result<int> {
    if (down) return Fault{FaultCode::computation_failed, "", "down"};
    return 7;
  };
  auto stage = guarded(account, compute, SafetyGuard(1, 1, 38));
  CHECK(stage.run(1)->cached.output == 7);
  down = true;
  CHECK(stage.run(1)->cached.output == 7);
  CHECK(stage.guard().mismatches() == 0);
  CHECK_FALSE(stage.run(2));
}
