// The run of `write-strategies`: the chosen strategy, and all others beside it on the same requests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "exercises/strategies/shared/rivals.hpp"
#include "exercises/strategies/write-strategies/simulation.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::write_strategies {

/// At its end everyone is answered, and everything saved that waits. Memory: what the simulations say, and a weight a
/// key.
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
  [[nodiscard]] std::string now() const;
  void write_table(JsonWriter& json) const;
  void write_events(JsonWriter& json) const;

  Params params_;
  Account workload_account_;
  Random random_;
  Zipf keys_;
  WriteRequest last_;
};

}  // namespace cachebound::exercises::write_strategies
