// The run of `write-strategies`: the chosen strategy, and all others beside it on the same requests.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/strategies/write-strategies/simulation.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::write_strategies {

/// A step is a request; in one more everyone is answered and everything saved that waits. On real servers, where time
/// is real, the chosen strategy runs alone. Memory: what the lanes say, and a weight a key.
class WriteStrategiesRun final : public MeasuredExercise<WriteStrategiesRun> {
 public:
  WriteStrategiesRun(const WriteParams& params, const Environment& environment);

  std::uint64_t length() const override { return std::uint64_t{params_.requests} + 1; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override;

  static std::span<const MetricOf<WriteStrategiesRun>> metrics();

 private:
  [[nodiscard]] const WriteLane& chosen() const { return *chosen_; }
  /// Null where it does not run.
  [[nodiscard]] const WriteLane* lane(WriteStrategy strategy) const;
  [[nodiscard]] bool finished() const noexcept { return steps_ == length(); }
  [[nodiscard]] WriteRequest next_request();
  [[nodiscard]] std::string now() const;
  void write_table(JsonWriter& json) const;
  void write_events(JsonWriter& json) const;

  WriteParams params_;
  Account workload_account_;
  Random random_;
  Zipf keys_;
  std::vector<std::unique_ptr<WriteLane>> lanes_;
  const WriteLane* chosen_ = nullptr;
  WriteRequest last_;
  std::uint64_t steps_ = 0;
};

}  // namespace cachebound::exercises::write_strategies
