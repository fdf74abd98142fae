// The run of `cached-stage`: every request is ranked through the cache and, for the comparison, without it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/stage-5/cached-stage/paired_times.hpp"
#include "exercises/stage-5/cached-stage/simulation.hpp"
#include "sim/event_log.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::cached_stage {

struct CachedRankingParams {
  CachePlace mode = CachePlace::per_stage;
  std::optional<std::uint32_t> maxsize = Capacity::functools_default;
  std::uint32_t users = 300, requests = 10'000;
  double skew = 1.0;
  std::optional<std::uint32_t> rebuild_every = 2500;
  std::uint32_t candidates = 200;
  double rank_cost_ms = 0.2;
  std::uint32_t limit_mb = 64, seed = 38;
};

/// A step is a request: O(candidates) for the ranking without the cache. Memory: the stages alive, never more than
/// `limit_mb`, the cache, and a twin that keeps an entry for each user and stage, under the same limit of stages.
class CachedRanking final : public MeasuredExercise<CachedRanking> {
 public:
  /// Without a clock in the environment the measured figures are none.
  CachedRanking(const CachedRankingParams& params, const Environment& environment);

  std::uint64_t length() const override { return params_.requests; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<CachedRanking>> metrics();

 private:
  struct Nothing {};
  using Probe = LruCache<std::uint32_t, Nothing>;

  enum class Kind : std::uint32_t { hit, miss, bypassed, eviction, built, freed, stopped };
  struct Happening {
    std::uint64_t at, idle;  ///< idle: requests since the entry was used last
    std::uint32_t user, stage;
    Kind kind;
  };
  static constexpr std::size_t log_capacity = 200;
  /// Requests between two looks at the real clock.
  static constexpr std::size_t block_size = 64;

  [[nodiscard]] Capacity one_fewer() const;
  [[nodiscard]] Nanoseconds real_time() const { return clock_ == nullptr ? Nanoseconds{} : clock_->now(); }
  bool rebuild();
  void serve(std::span<const std::uint32_t> users);
  void account_for(std::uint32_t user, const RankingPipeline::Event& event, const Ranked& fresh);

  [[nodiscard]] std::uint64_t saved() const { return served_ - pipeline_.counts().recomputations; }
  [[nodiscard]] double virtual_ms(std::uint64_t rankings) const;
  /// Stages that nobody but the cache holds.
  [[nodiscard]] std::uint32_t stages_kept() const;
  [[nodiscard]] std::string subject(const Happening& happening) const;
  [[nodiscard]] std::string why(const Happening& happening) const;
  [[nodiscard]] std::string now() const;

  CachedRankingParams params_;
  Capacity capacity_;
  Nanoseconds cost_;
  std::uint64_t limit_;
  Account stages_account_, cache_account_, twin_stages_{"twin_stages"}, twin_entries_{"twin_cache"}, probe_account_,
      workload_account_, instrument_account_;
  Zipf stream_;
  RankingPipeline pipeline_;
  RankingPipeline unbounded_twin_;  ///< the method cache with maxsize=None: no stage is ever let go
  Probe one_entry_fewer_;           ///< tells whether this maxsize is the smallest that reaches the goal
  TrackedVector<std::uint64_t> scratch_;
  EventLog<Happening> log_;
  const Clock* clock_;
  std::array<std::uint32_t, block_size> users_{};
  std::array<RankingPipeline::Event, block_size> events_{};
  std::array<Ranked, block_size> fresh_{};
  PairedTimes real_;
  bool plain_first_ = false;
  std::uint64_t position_ = 0, served_ = 0, wrong_ = 0, stale_ = 0, probe_hits_ = 0, ranking_sum_ = 0;
  std::uint64_t stopped_at_ = 0, twin_stopped_at_ = 0;  ///< number of the request, 0 while running
  std::uint32_t stages_alive_ = 0, largest_size_ = 0;
  Digest digest_;
};

}  // namespace cachebound::exercises::cached_stage
