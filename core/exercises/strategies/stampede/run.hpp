// The run of `stampede`: the chosen strategy, and all others beside it on the same requests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "exercises/strategies/shared/rivals.hpp"
#include "exercises/strategies/stampede/simulation.hpp"

namespace cachebound::exercises::stampede {

/// Memory: what the simulations say, and the requests' times.
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
  [[nodiscard]] std::uint64_t loads_allowed() const noexcept;
  [[nodiscard]] std::string now() const;
  /// "from the cache after 0.5 ms".
  [[nodiscard]] std::string outcome(const Answered& answered) const;
  void write_table(JsonWriter& json) const;
  void write_events(JsonWriter& json) const;

  Params params_;
  Random random_;
};

}  // namespace cachebound::exercises::stampede
