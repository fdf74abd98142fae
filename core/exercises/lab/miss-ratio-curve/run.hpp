// One run of miss-ratio-curve: a real LRU cache of the size chosen, and beside it the curve of all sizes, exact and
// from a sample; another policy raced at a few sizes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "base/keys.hpp"
#include "cache/lru_cache.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/lab/miss-ratio-curve/workload.hpp"
#include "sim/event_log.hpp"
#include "trace/curve/curve_error.hpp"
#include "trace/curve/knee.hpp"
#include "trace/curve/lru_curve.hpp"
#include "trace/curve/raced_curve.hpp"
#include "trace/curve/shards.hpp"

namespace cachebound::exercises::miss_ratio_curve {

/// A step is one request. The figures that need the whole curve are renewed as the run grows by a sixteenth and at its
/// end, so that watching it costs little.
class CurveRun final : public MeasuredExercise<CurveRun> {
 public:
  explicit CurveRun(const CurveParams& params);

  std::uint64_t length() const override { return params_.requests; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override;

  static std::span<const MetricOf<CurveRun>> metrics();

 private:
  static constexpr std::uint32_t first_request = 0xffffffff;
  static constexpr std::size_t log_capacity = 200;
  static constexpr std::uint32_t raced_sizes = 16;
  /// Points of a line in the frame.
  static constexpr std::uint32_t drawn_points = 160;

  struct Nothing {};
  using Cache = LruCache<IntKey, Nothing>;
  enum class EventKind : std::uint32_t { hit, miss, eviction };
  struct Event {
    std::uint64_t at = 0;
    std::uint32_t id = 0, depth = 0;  ///< depth: other objects requested since, or first_request
    EventKind kind = EventKind::hit;
    std::uint32_t unused = 0;  ///< keeps the size the same on every platform
  };

  /// What the curves say.
  struct Reading {
    double sampled_miss_ratio = no_figure, sample_error = no_figure, sample_estimate = no_figure,
           largest_error = no_figure;
    double needed_size = no_figure, knee_size = no_figure;
  };

  void request(std::uint32_t id);
  [[nodiscard]] Reading read() const;
  [[nodiscard]] bool reaches_target(std::uint64_t hits) const;
  [[nodiscard]] std::string why(const Event& event) const;
  [[nodiscard]] std::string now() const;
  [[nodiscard]] std::string error_in_words(const Reading& reading) const;
  void write_curves(JsonWriter& json) const;
  [[nodiscard]] std::uint64_t misses() const noexcept { return requests_ - hits_; }

  CurveParams params_;
  Account workload_account_, cache_account_, sample_account_, exact_account_{"exact"}, race_account_{"race"};
  Account instrument_account_;
  CurveWorkload workload_;
  Cache cache_;
  Shards sample_;
  LruCurve exact_;
  std::optional<RacedCurve> raced_;
  EventLog<Event> log_;
  std::uint64_t requests_ = 0, hits_ = 0, evictions_ = 0, next_reading_ = 1, blocks_at_start_;
  Reading reading_;
  Digest digest_;
};

}  // namespace cachebound::exercises::miss_ratio_curve
