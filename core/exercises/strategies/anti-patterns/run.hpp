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
#include "engine/measured_exercise.hpp"
#include "exercises/strategies/anti-patterns/simulation.hpp"
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

/// A step is a request; in one more everyone is answered. On real servers, where time is real, the design under repair
/// runs alone. Memory: what the lanes say, and a weight a key.
class AntiPatternsRun final : public MeasuredExercise<AntiPatternsRun> {
 public:
  AntiPatternsRun(const AntiPatternParams& params, const Environment& environment);

  std::uint64_t length() const override { return std::uint64_t{params_.workload.requests} + 1; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override;

  static std::span<const MetricOf<AntiPatternsRun>> metrics();

  /// As far as it has run.
  [[nodiscard]] std::array<DesignVerdict, 4> verdicts(const DesignLane& lane) const;

 private:
  struct Entrant {
    std::string_view name;
    std::unique_ptr<DesignLane> lane;
  };

  [[nodiscard]] const DesignLane& mine() const { return *entrants_.back().lane; }
  /// Null on real servers.
  [[nodiscard]] const DesignLane* entrant(std::string_view name) const;
  [[nodiscard]] bool finished() const noexcept { return steps_ == length(); }
  [[nodiscard]] std::uint32_t broken() const;
  [[nodiscard]] DesignRequest next_request();
  [[nodiscard]] std::string now() const;
  void write_tables(JsonWriter& json) const;
  void write_events(JsonWriter& json) const;

  AntiPatternParams params_;
  Account workload_account_;
  Random random_;
  Zipf keys_;
  std::vector<Entrant> entrants_;
  DesignRequest last_;
  std::uint64_t steps_ = 0;
};

}  // namespace cachebound::exercises::anti_patterns
