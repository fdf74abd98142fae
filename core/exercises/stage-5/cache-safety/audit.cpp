#include "exercises/stage-5/cache-safety/audit.hpp"

#include <vector>

#include "cache/cached_stage.hpp"
#include "cache/failing_cache.hpp"
#include "sim/virtual_clock.hpp"

namespace cachebound::exercises::cache_safety {

namespace {

using Inputs = std::vector<StageInput>;

Inputs inputs(std::uint32_t count) {
  Inputs made;
  made.reserve(count);
  for (std::uint32_t user = 0; user < count; ++user) made.push_back(DefectiveStage::input_of(user));
  return made;
}

struct ByUser {
  std::uint32_t operator()(const StageInput& input) const { return input.user; }
};
struct Run {
  DefectiveStage* stage;
  Result<std::uint32_t> operator()(StageInput& input) const { return (*stage)(input); }
};
using Entries = LruCache<std::uint32_t, StageEntry<std::uint32_t>>;

/// The stage as the run has it, on a clock of its own. It fails only when told: a failure is no answer to compare.
struct Bench {
  VirtualClock clock;
  DefectiveStage stage;
  Account entries{"audit"};

  explicit Bench(const SafetySetup& setup) : stage(reliable(setup.conditions), clock, setup.seed) {}

  static DefectiveStage::Conditions reliable(DefectiveStage::Conditions conditions) {
    conditions.failure_rate = 0;
    return conditions;
  }
  auto cached(const SafetySetup& setup) {
    return CachedStage<StageInput, ByUser, Run>({setup.capacity(), entries}, {}, {&stage}, {&clock, setup.lifetime()});
  }
};

Verdict determinism(const SafetySetup& setup) {
  Bench bench(setup);
  const Inputs cases = inputs(1000);
  return check_determinism(
      std::span(cases), [&](StageInput input) { return *bench.stage(input); },
      [&] {
        bench.clock.advance(setup.conditions.period);
        bench.stage.change_setting();
      });
}

Verdict idempotence(const SafetySetup& setup) {
  Bench bench(setup);
  Inputs cases = inputs(200);
  return check_idempotence(
      std::span(cases), [&](StageInput& input) { return *bench.stage(input); },
      [](const StageInput& input) { return input.value; });
}

Verdict expiry(const SafetySetup& setup) {
  Bench bench(setup);
  auto cached = bench.cached(setup);
  const Inputs cases = inputs(200);
  return check_expiry(
      std::span(cases), setup.ttl, [&](StageInput input) { return cached.run(input)->age; },
      [&](Nanoseconds by) { bench.clock.advance(by); });
}

Verdict bound(const SafetySetup& setup) {
  if (!setup.declared.is_bounded()) return {};
  Bench bench(setup);
  auto cached = bench.cached(setup);
  const Inputs cases = inputs(*setup.declared.bound() + 100);
  return check_bound(
      std::span(cases), *setup.declared.bound(), [&](StageInput input) { (void)cached.run(input); },
      [&] { return cached.cache().size(); });
}

/// Of the stage's own defects the first two checks tell: here it has none, so that a wrong answer is the cache's doing.
Verdict failure_tolerance(SafetySetup setup) {
  if (setup.conditions.defect != Defect::keeps_failures) setup.conditions.defect = Defect::none;
  Bench bench(setup);
  bool cache_down = false;
  const auto fails = [&] { return cache_down; };
  using Failing = FailingCache<Entries, decltype(fails)>;
  CachedStage<StageInput, ByUser, Run, Failing> cached(Failing(Entries(setup.capacity(), bench.entries), fails), {},
                                                       {&bench.stage}, {&bench.clock, setup.lifetime()});
  const Inputs cases = inputs(200);
  const auto serve = [&](StageInput input, Outage outage) -> Result<std::uint32_t> {
    bench.stage.set_down(outage == Outage::stage);
    cache_down = outage == Outage::cache;
    const auto call = cached.run(input);
    if (!call) return call.fault();
    return call->output;
  };
  return check_failure_tolerance(std::span(cases), serve,
                                 [&](const StageInput& input) { return bench.stage.truth(input.user); });
}

}  // namespace

std::array<Audit, 5> audit(const SafetySetup& setup) {
  return {{
      {"determinism", "the same input gives the same output, later and after a change of settings", determinism(setup)},
      {"idempotence", "running again changes nothing of the input", idempotence(setup)},
      {"expiry", "nothing is served past its time", expiry(setup)},
      {"bound", "never more entries than maxsize", bound(setup)},
      {"failure tolerance", "a failure is passed on and not kept; without its cache the stage answers right",
       failure_tolerance(setup)},
  }};
}

}  // namespace cachebound::exercises::cache_safety
