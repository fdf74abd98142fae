// The run of `invalidation`: the chosen strategy, and all others beside it on the same reads and writes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/invalidation/simulation.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::invalidation {

/// A step is a request; in one more everything comes to its end. On real servers, where time is real, the chosen
/// strategy runs alone. Memory: what the fleets say, and one number a key.
class InvalidationRun final : public MeasuredExercise<InvalidationRun> {
 public:
  InvalidationRun(const InvalidationParams& params, const Environment& environment);

  std::uint64_t length() const override { return std::uint64_t{params_.requests} + 1; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override;

  static std::span<const MetricOf<InvalidationRun>> metrics();

 private:
  [[nodiscard]] const InvalidationFleet& chosen() const { return *chosen_; }
  /// Null where it does not run.
  [[nodiscard]] const InvalidationFleet* fleet(Invalidation strategy) const;
  [[nodiscard]] bool finished() const noexcept { return steps_ == length(); }
  /// Longer than this no answer of the chosen strategy can have been untrue; nothing where it promises nothing.
  [[nodiscard]] std::optional<Nanoseconds> longest_staleness() const;
  [[nodiscard]] std::string now() const;
  void write_table(JsonWriter& json) const;

  InvalidationParams params_;
  Account workload_account_;
  Zipf keys_;
  std::vector<std::unique_ptr<InvalidationFleet>> fleets_;
  const InvalidationFleet* chosen_ = nullptr;
  bool real_;
  std::uint64_t steps_ = 0;
  std::uint32_t last_key_ = 0;
};

}  // namespace cachebound::exercises::invalidation
