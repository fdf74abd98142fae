// The run of `layers`: the chosen design, and the others beside it on the same requests.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/layers/simulation.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::layers {

/// A step is a request; in one more everyone is answered. On real servers, where time is real, the chosen design runs
/// alone. Memory: what the systems say, and a weight a key.
class LayersRun final : public MeasuredExercise<LayersRun> {
 public:
  LayersRun(const LayersParams& params, const Environment& environment);

  std::uint64_t length() const override { return std::uint64_t{params_.requests} + 1; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override;

  static std::span<const MetricOf<LayersRun>> metrics();

 private:
  [[nodiscard]] const LayersSystem& chosen() const { return *chosen_; }
  /// The one that shows what is owed, whatever is chosen: shared, with redo; null where it does not run.
  [[nodiscard]] const LayersSystem* owing() const;
  [[nodiscard]] bool finished() const noexcept { return steps_ == length(); }
  /// Whether no answer may be older than what had been acknowledged.
  [[nodiscard]] bool must_be_right() const noexcept;
  [[nodiscard]] std::string what_is_down() const;
  [[nodiscard]] std::string now() const;
  [[nodiscard]] std::string outcome(const Handled& handled) const;
  void write_tables(JsonWriter& json) const;
  void write_events(JsonWriter& json) const;

  LayersParams params_;
  Account workload_account_;
  Zipf keys_;
  bool real_;
  std::vector<std::unique_ptr<LayersSystem>> systems_;
  const LayersSystem* chosen_ = nullptr;
  std::uint64_t steps_ = 0;
  std::uint32_t last_key_ = 0;
};

}  // namespace cachebound::exercises::layers
