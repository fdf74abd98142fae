// The run of `tiered-cache`: the tiers as chosen, and four others beside them on the same reads and writes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/tiered-cache/simulation.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::tiered_cache {

/// A step is a request; in one more everything comes to its end. On real servers, where time is real, the chosen tiers
/// run alone. Memory: what the fleets say, and one number a key.
class TieredRun final : public MeasuredExercise<TieredRun> {
 public:
  TieredRun(const TieredParams& params, const Environment& environment);

  std::uint64_t length() const override { return std::uint64_t{params_.requests} + 1; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override;

  static std::span<const MetricOf<TieredRun>> metrics();

 private:
  [[nodiscard]] const TieredFleet& chosen() const { return *fleets_.front(); }
  /// With an L1 that has neither bound nor time; null where it does not run.
  [[nodiscard]] const TieredFleet* twin() const { return real_ ? nullptr : fleets_.back().get(); }
  [[nodiscard]] bool finished() const noexcept { return steps_ == length(); }
  /// Longer than that no answer can have been outdated; nothing where there is no such time.
  [[nodiscard]] std::optional<Nanoseconds> longest_staleness() const;
  [[nodiscard]] std::string now() const;
  void write_tables(JsonWriter& json) const;

  TieredParams params_;
  Account workload_account_;
  Zipf keys_;
  bool real_;
  std::vector<std::unique_ptr<TieredFleet>> fleets_;  ///< the chosen one first, that without bound and time last
  std::uint64_t steps_ = 0;
  std::uint32_t last_key_ = 0, written_key_ = 0;
};

}  // namespace cachebound::exercises::tiered_cache
