// The run of `stampede`: the chosen strategy, and all others beside it on the same requests.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/strategies/stampede/simulation.hpp"

namespace cachebound::exercises::stampede {

/// A step is a request; in one more everyone is answered. On real servers, where time is real, the chosen strategy runs
/// alone. Memory: what the lanes say, and the requests' times.
class StampedeRun final : public MeasuredExercise<StampedeRun> {
 public:
  StampedeRun(const StampedeParams& params, const Environment& environment);

  std::uint64_t length() const override { return std::uint64_t{params_.requests} + 1; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override;

  static std::span<const MetricOf<StampedeRun>> metrics();

 private:
  [[nodiscard]] const StampedeLane& chosen() const { return *chosen_; }
  /// Null where it does not run.
  [[nodiscard]] const StampedeLane* lane(Strategy strategy) const;
  [[nodiscard]] bool finished() const noexcept { return steps_ == length(); }
  [[nodiscard]] Nanoseconds next_offset();
  [[nodiscard]] std::uint64_t loads_allowed() const noexcept;
  [[nodiscard]] std::string now() const;
  /// "from the cache after 0.5 ms".
  [[nodiscard]] std::string outcome(const Answered& answered) const;
  void write_table(JsonWriter& json) const;
  void write_events(JsonWriter& json) const;

  StampedeParams params_;
  Random random_;
  std::vector<std::unique_ptr<StampedeLane>> lanes_;
  const StampedeLane* chosen_ = nullptr;
  std::uint64_t steps_ = 0;
};

}  // namespace cachebound::exercises::stampede
