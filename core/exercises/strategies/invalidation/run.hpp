// The run of `invalidation`: the chosen strategy, and all others beside it on the same reads and writes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exercises/strategies/invalidation/simulation.hpp"
#include "exercises/strategies/shared/rivals.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::invalidation {

/// Memory: what the simulations say, and one number a key.
class Run final : public RivalsRun<Run, Simulation> {
 public:
  Run(const Params& params, const Environment& environment);

  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;

  static std::span<const MetricOf<Run>> metrics();

 private:
  void next_request() override;
  /// Longer than this no answer of the chosen strategy can have been untrue; nothing where it promises nothing.
  [[nodiscard]] std::optional<Nanoseconds> longest_staleness() const;
  [[nodiscard]] std::string now() const;
  void write_table(JsonWriter& json) const;

  Params params_;
  Account workload_account_;
  Zipf keys_;
  std::uint32_t last_key_ = 0;
};

}  // namespace cachebound::exercises::invalidation
