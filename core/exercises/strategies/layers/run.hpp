// The run of `layers`: the chosen design, and the others beside it on the same requests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exercises/strategies/layers/simulation.hpp"
#include "exercises/strategies/shared/rivals.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::layers {

/// Memory: what the simulations say, and a weight a key.
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
  /// The one that shows what is owed, whatever is chosen: shared, with redo; null where it does not run.
  [[nodiscard]] const Simulation* owing() const;
  /// Whether no answer may be older than what had been acknowledged.
  [[nodiscard]] bool must_be_right() const noexcept;
  [[nodiscard]] std::string what_is_down() const;
  [[nodiscard]] std::string now() const;
  [[nodiscard]] std::string outcome(const Handled& handled) const;
  void write_tables(JsonWriter& json) const;
  void write_events(JsonWriter& json) const;

  Params params_;
  Account workload_account_;
  Zipf keys_;
  std::uint32_t last_key_ = 0;
};

}  // namespace cachebound::exercises::layers
