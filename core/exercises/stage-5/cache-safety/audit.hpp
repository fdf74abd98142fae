// The five checks that a stage and its cache must pass, tried on the very stage and cache of a run.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "cache/capacity.hpp"
#include "cache/stage_checks.hpp"
#include "exercises/stage-5/cache-safety/simulation.hpp"

namespace cachebound::exercises::cache_safety {

/// What a run puts together, as its defect has it.
struct SafetySetup {
  DefectiveStage::Conditions conditions;
  Capacity declared = Capacity::unbounded();  ///< the bound as stated
  Nanoseconds ttl{};                          ///< the time to live as stated
  std::uint64_t seed = 0;

  /// What the cache is really given.
  [[nodiscard]] Capacity capacity() const noexcept {
    return conditions.defect == Defect::no_bound ? Capacity::unbounded() : declared;
  }
  [[nodiscard]] Nanoseconds lifetime() const noexcept {
    return conditions.defect == Defect::ignores_ttl ? Nanoseconds::max() : ttl;
  }
};

struct Audit {
  std::string_view check, property;
  Verdict verdict;
};

/// Each check on a stage and a cache of its own and on virtual time: the run is not touched. 200 to 1000 cases a check,
/// for the bound 100 more than it allows; without a bound stated there is none to try. O(cases).
[[nodiscard]] std::array<Audit, 5> audit(const SafetySetup& setup);

}  // namespace cachebound::exercises::cache_safety
