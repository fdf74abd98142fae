// The run of `anti-patterns`: the design under repair, and beside it no cache, the four broken designs, all of their
// faults at once, and a sound one, on the same requests.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "exercises/strategies/anti-patterns/simulation.hpp"
#include "exercises/strategies/shared/rivals.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::anti_patterns {

/// The first of the broken designs is what a run begins with.
struct AntiPatternParams {
  Admission admit = Admission::everything;
  std::optional<std::uint32_t> limit_kb = Design{}.limit_kb;
  WriteRule on_write = Design{}.on_write;
  double ttl_ms = Design{}.ttl_ms;
  std::uint32_t budget_kb = 32;
  double tolerated_ms = 2500;
  DesignWorkload workload;
};

/// Whether a design passes one of the four checks.
struct DesignVerdict {
  std::string_view check, must_hold;
  bool holds = false;
  double score = 0;  ///< 0 to 1
  std::string found;
};

/// Memory: what the simulations say, and a weight a key.
class Run final : public RivalsRun<Run, Simulation> {
 public:
  Run(const AntiPatternParams& params, const Environment& environment);

  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;

  static std::span<const MetricOf<Run>> metrics();

  /// As far as it has run.
  [[nodiscard]] std::array<DesignVerdict, 4> verdicts(const Simulation& simulation) const;

 private:
  void next_request() override;
  /// Null on real servers.
  [[nodiscard]] const Simulation* entrant(std::string_view name) const;
  [[nodiscard]] std::uint32_t broken() const;
  [[nodiscard]] std::string now() const;
  void write_tables(JsonWriter& json) const;
  void write_events(JsonWriter& json) const;

  AntiPatternParams params_;
  Account workload_account_;
  Random random_;
  Zipf keys_;
  DesignRequest last_;
};

}  // namespace cachebound::exercises::anti_patterns
