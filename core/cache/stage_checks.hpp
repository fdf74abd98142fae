// Whether a stage may be cached, and a cache may stand before it: five properties, each tried on cases given.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace cachebound {

/// What a check found. A check that finds nothing has tried `cases`, and proves no more.
struct Verdict {
  std::uint64_t cases = 0, violations = 0;
  std::optional<std::uint64_t> first;  ///< the case that broke it first, from 0

  [[nodiscard]] bool holds() const noexcept { return violations == 0; }

  void tried(bool good) noexcept {
    if (!good) {
      if (violations == 0) first = cases;
      ++violations;
    }
    ++cases;
  }
};

/// Determinism: the same input gives the same output, whatever happens in between. `run(input)` gives the output and
/// must see a copy of its own of the input; `disturb()` changes what the output must not depend on: the time, settings.
template <class Input, class Run, class Disturb>
[[nodiscard]] Verdict check_determinism(std::span<const Input> inputs, Run&& run, Disturb&& disturb) {
  Verdict verdict;
  for (const Input& input : inputs) {
    const auto once = run(input);
    disturb();
    verdict.tried(once == run(input));
  }
  return verdict;
}

/// Idempotence: running again changes nothing. `run(input)` works on the input itself; `state(input)` is what a second
/// run could change: the input, and whatever the stage writes to.
template <class Input, class Run, class State>
[[nodiscard]] Verdict check_idempotence(std::span<Input> inputs, Run&& run, State&& state) {
  Verdict verdict;
  for (Input& input : inputs) {
    run(input);
    const auto once = state(std::as_const(input));
    run(input);
    verdict.tried(once == state(std::as_const(input)));
  }
  return verdict;
}

/// Expiry: nothing is served past its time. `serve(input)` answers and returns the answer's age, `advance(by)` moves
/// the clock. Each input is served, then again at the last moment of its time, at its end, and long after.
template <class Input, class Serve, class Advance>
[[nodiscard]] Verdict check_expiry(std::span<const Input> inputs, Nanoseconds ttl, Serve&& serve, Advance&& advance) {
  Verdict verdict;
  for (const Input& input : inputs) {
    serve(input);
    advance(ttl - Nanoseconds{1});
    bool good = serve(input) < ttl;
    advance(Nanoseconds{1});
    good = serve(input) < ttl && good;
    advance(10 * ttl);
    verdict.tried(serve(input) < ttl && good);
  }
  return verdict;
}

/// Bound: never more than `maxsize` entries. `serve(input)` may store an entry, `size()` counts them; give more
/// distinct inputs than `maxsize`.
template <class Input, class Serve, class Size>
[[nodiscard]] Verdict check_bound(std::span<const Input> inputs, std::uint64_t maxsize, Serve&& serve, Size&& size) {
  Verdict verdict;
  for (const Input& input : inputs) {
    serve(input);
    verdict.tried(size() <= maxsize);
  }
  return verdict;
}

/// What can be out of order while a request is answered.
enum class Outage : std::uint8_t { none, stage, cache };

/// Failure tolerance: a failing stage gives a fault, not an answer, and nothing of it is kept; a failing cache costs
/// a computation, not the answer. `serve(input, outage)` returns a Result of the output, `truth(input)` the right one.
/// Inputs must be distinct.
template <class Input, class Serve, class Truth>
[[nodiscard]] Verdict check_failure_tolerance(std::span<const Input> inputs, Serve&& serve, Truth&& truth) {
  Verdict verdict;
  const auto right = [&](const Input& input, Outage outage) {
    const auto served = serve(input, outage);
    return served && *served == truth(input);
  };
  for (const Input& input : inputs) {
    const bool refused = !serve(input, Outage::stage);
    const bool forgotten = right(input, Outage::none);
    const bool carried_on = right(input, Outage::cache);
    verdict.tried(refused && forgotten && carried_on);
  }
  return verdict;
}

}  // namespace cachebound
