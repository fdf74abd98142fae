// A run of what is chosen, and of its rivals beside it on the same requests.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "engine/frames/timeline_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/strategies/shared/stores_of.hpp"

namespace cachebound::exercises {

/// A step is a request; in one more everything comes to its end. On real servers, where time is real, the chosen
/// simulation runs alone. A `Simulation` has `request(…)`, `finish()` and `digest()`, and may have a `timeline()`.
template <class Run, class Simulation>
class RivalsRun : public MeasuredExercise<Run> {
 public:
  [[nodiscard]] std::uint64_t length() const final { return std::uint64_t{requests_} + 1; }
  void step(std::uint64_t events) final {
    for (; events > 0; --events, ++steps_) {
      if (steps_ < requests_) {
        next_request();
      } else {
        for (const auto& simulation : simulations_) simulation->finish();
      }
    }
  }
  [[nodiscard]] std::uint64_t digest() const final {
    Digest digest;
    for (const auto& simulation : simulations_) digest.add(simulation->digest());
    if constexpr (requires { chosen_->timeline(); }) {
      if (const Timeline* timeline = chosen_->timeline()) digest.add(timeline->digest());
    }
    return digest.value();
  }

 protected:
  RivalsRun(std::uint32_t requests, const Environment& environment)
      : requests_(requests), stores_(stores_of(environment)) {}

  /// A simulation that is constructed from these arguments and the stores; not a rival on real servers.
  template <class... Arguments>
  void add(bool is_chosen, Arguments&&... arguments) {
    if (is_real() && !is_chosen) return;
    simulations_.push_back(std::make_unique<Simulation>(std::forward<Arguments>(arguments)..., stores_));
    if (is_chosen) chosen_ = simulations_.back().get();
  }

  /// Draws the next request, and passes it on.
  virtual void next_request() = 0;
  template <class Request>
  void pass_on(const Request& request) {
    for (const auto& simulation : simulations_) simulation->request(request);
  }

  [[nodiscard]] bool is_real() const { return stores_.is_real(); }
  /// Made so far, the last one included.
  [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }
  [[nodiscard]] bool finished() const noexcept { return steps_ == length(); }
  [[nodiscard]] const Simulation& chosen() const { return *chosen_; }
  /// In the order in which they were added.
  [[nodiscard]] const std::vector<std::unique_ptr<Simulation>>& simulations() const noexcept { return simulations_; }
  /// The first of which this holds; null where none such runs.
  template <class Holds>
  [[nodiscard]] const Simulation* find(Holds holds) const {
    const auto found =
        std::find_if(simulations_.begin(), simulations_.end(), [&](const auto& it) { return holds(*it); });
    return found == simulations_.end() ? nullptr : found->get();
  }
  /// The one with this strategy.
  template <class Strategy>
  [[nodiscard]] const Simulation* simulation_of(Strategy strategy) const {
    return find([&](const Simulation& it) { return it.strategy() == strategy; });
  }

 private:
  std::uint32_t requests_;
  Stores& stores_;
  std::vector<std::unique_ptr<Simulation>> simulations_;
  const Simulation* chosen_ = nullptr;
  std::uint64_t steps_ = 0;
};

}  // namespace cachebound::exercises
