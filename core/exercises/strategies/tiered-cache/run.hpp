// The run of `tiered-cache`: the tiers as chosen, and four others beside them on the same reads and writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exercises/strategies/shared/rivals.hpp"
#include "exercises/strategies/tiered-cache/simulation.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::tiered_cache {

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
  /// The last, with an L1 that has neither bound nor time; null where it does not run.
  [[nodiscard]] const Simulation* twin() const { return is_real() ? nullptr : simulations().back().get(); }
  /// Longer than that no answer can have been outdated; nothing where there is no such time.
  [[nodiscard]] std::optional<Nanoseconds> longest_staleness() const;
  [[nodiscard]] std::string now() const;
  void write_tables(JsonWriter& json) const;

  Params params_;
  Account workload_account_;
  Zipf keys_;
  std::uint32_t last_key_ = 0, written_key_ = 0;
};

}  // namespace cachebound::exercises::tiered_cache
