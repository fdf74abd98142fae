// Catches a stage that must not be cached: some hits are computed again and compared.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/random.hpp"
#include "cache/cached_stage.hpp"

namespace cachebound {

/// Decides which hits are checked, and when enough is enough.
///
/// Each hit is checked with probability 1/N, independently of all others, so a fault in step with the requests cannot
/// hide between samples. If a hit differs from what the stage would answer now with probability p, a mismatch is found
/// at each hit with probability p/N: the number of hits until the first is geometric with mean N/p, until the m-th
/// negative binomial with mean mN/p, of which a share p, mN hits, differ: the price in wrong answers does not depend
/// on how rare they are.
class SafetyGuard {
 public:
  /// Checks one in `one_in` hits, at least 1, none without it; trips at mismatch number `tolerance`, at least 1.
  SafetyGuard(std::optional<std::uint32_t> one_in, std::uint32_t tolerance, std::uint64_t seed)
      : one_in_(one_in), tolerance_(tolerance), random_(seed) {
    assert(one_in != 0U && tolerance > 0);
  }

  /// Whether the present hit is to be checked.
  [[nodiscard]] bool samples() {
    ++hits_;
    if (!one_in_ || random_.randrange(*one_in_) != 0) return false;
    ++checked_;
    return true;
  }

  void report(bool same) noexcept {
    if (same) return;
    ++mismatches_;
    if (mismatches_ == 1) hits_until_first_ = hits_;
  }

  /// Enough mismatches: the stage is not safe to cache. Stays so.
  [[nodiscard]] bool tripped() const noexcept { return mismatches_ >= tolerance_; }

  /// Hits that were offered, those of them that were checked, and those of these that differed.
  [[nodiscard]] std::uint64_t hits() const noexcept { return hits_; }
  [[nodiscard]] std::uint64_t checked() const noexcept { return checked_; }
  [[nodiscard]] std::uint64_t mismatches() const noexcept { return mismatches_; }
  /// The number of the hit that gave the first mismatch away.
  [[nodiscard]] std::optional<std::uint64_t> hits_until_first() const noexcept { return hits_until_first_; }

  /// Mean number of hits until `mismatches` are found, if a hit differs with `probability` above 0.
  [[nodiscard]] static constexpr double expected_hits(std::uint32_t one_in, std::uint32_t mismatches,
                                                      double probability) noexcept {
    return static_cast<double>(one_in) * mismatches / probability;
  }

 private:
  std::optional<std::uint32_t> one_in_;
  std::uint32_t tolerance_;
  Random random_;
  std::uint64_t hits_ = 0, checked_ = 0, mismatches_ = 0;
  std::optional<std::uint64_t> hits_until_first_;
};

/// A CachedStage under guard. On a mismatch the fresh answer is served and replaces the entry; once the guard has
/// tripped, the cache is bypassed. Costs one run of the stage in N hits.
template <class Cached>
class GuardedStage {
 public:
  using Input = typename Cached::Input;
  enum class Check : std::uint8_t { none, same, differs };
  struct Call {
    typename Cached::Call cached;  ///< its output is the one to use
    Check check = Check::none;
    std::optional<typename Cached::Output> refuted;  ///< on a mismatch: what the entry said
  };
  using Outcome = std::conditional_t<Cached::can_fail, Result<Call>, Call>;

  GuardedStage(Cached cached, const SafetyGuard& guard) : cached_(std::move(cached)), guard_(guard) {}

  Outcome run(Input& record) {
    auto outcome = cached_.run(record);
    if constexpr (Cached::can_fail) {
      if (!outcome) return outcome.fault();
      return checked(record, *std::move(outcome));
    } else {
      return checked(record, std::move(outcome));
    }
  }

  [[nodiscard]] const Cached& cached() const noexcept { return cached_; }
  [[nodiscard]] const SafetyGuard& guard() const noexcept { return guard_; }

 private:
  Call checked(Input& record, typename Cached::Call cached) {
    Call call{std::move(cached), Check::none, std::nullopt};
    if (call.cached.served != Served::hit || !guard_.samples()) return call;
    auto computed = cached_.compute(record);
    if constexpr (Cached::can_fail) {
      // A stage that fails now says nothing about what it answered then.
      if (!computed) return call;
      compare(record, call, *std::move(computed));
    } else {
      compare(record, call, std::move(computed));
    }
    return call;
  }

  void compare(const Input& record, Call& call, typename Cached::Output fresh) {
    const bool same = fresh == call.cached.output;
    call.check = same ? Check::same : Check::differs;
    guard_.report(same);
    if (same) return;
    call.refuted = std::exchange(call.cached.output, fresh);
    cached_.store(record, std::move(fresh));
    if (guard_.tripped()) cached_.bypass(true);
  }

  Cached cached_;
  SafetyGuard guard_;
};

}  // namespace cachebound
