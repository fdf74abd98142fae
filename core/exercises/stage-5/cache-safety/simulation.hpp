// A stage with a defect of one's choice, and the right answer beside it.
#pragma once

#include <cstdint>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"

namespace cachebound::exercises::cache_safety {

enum class Defect : std::uint8_t {
  none,
  random,          ///< the stage: some answers are off by a draw
  time,            ///< the stage: what it answers changes with the clock
  hidden_state,    ///< the stage: what it answers depends on a setting that is no part of its input
  mutates_input,   ///< the stage: it writes its answer over its input
  ignores_ttl,     ///< the cache: entries are served past their time
  no_bound,        ///< the cache: it never evicts
  keeps_failures,  ///< the code between: a failure becomes the answer 0, and is kept like any other
};

struct StageInput {
  std::uint32_t user = 0;   ///< the key
  std::uint32_t value = 0;  ///< what the stage computes with
};

class DefectiveStage {
 public:
  struct Conditions {
    Defect defect = Defect::none;
    double defect_rate = 0;   ///< random: share of answers that are off
    double failure_rate = 0;  ///< share of runs that fail
    Nanoseconds period{1};    ///< time: the answer changes once a period
  };

  /// The clock must outlive the stage.
  DefectiveStage(const Conditions& conditions, const Clock& clock, std::uint64_t seed)
      : conditions_(conditions), clock_(&clock), noise_(seed), failures_(seed + 1) {}

  /// The input of a user as it comes in.
  [[nodiscard]] static StageInput input_of(std::uint32_t user) noexcept { return {user, user + 1}; }

  /// One run. O(1).
  Result<std::uint32_t> operator()(StageInput& input);

  /// What a caller should get now. Where the world has changed, a fresh answer is the right one.
  [[nodiscard]] std::uint32_t truth(std::uint32_t user) const;

  /// The hidden state changes.
  void change_setting() noexcept { ++setting_; }
  /// While down, every run fails.
  void set_down(bool down) noexcept { down_ = down; }

 private:
  [[nodiscard]] static std::uint32_t answer(std::uint32_t value) noexcept { return (value * 31 + 7) % 9973; }
  [[nodiscard]] std::uint32_t drift() const;

  Conditions conditions_;
  const Clock* clock_;
  Random noise_, failures_;
  std::uint32_t setting_ = 0;
  bool down_ = false;
};

}  // namespace cachebound::exercises::cache_safety
