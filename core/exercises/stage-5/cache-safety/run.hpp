// The run of `cache-safety`: a stage with a defect behind a cache, under guard, and the right answers to judge by.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "cache/safety_guard.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/stage-5/cache-safety/audit.hpp"
#include "exercises/stage-5/cache-safety/simulation.hpp"
#include "sim/event_log.hpp"
#include "sim/virtual_clock.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::cache_safety {

struct SafetyParams {
  Defect defect = Defect::time;
  std::optional<std::uint32_t> sample = 100;
  std::uint32_t bypass_after = 3;
  double defect_rate = 0.02, period_s = 20, failure_rate = 0;
  std::optional<std::uint32_t> maxsize = Capacity::functools_default;
  double ttl_s = 60;
  std::uint32_t users = 300, requests = 20'000;
  double skew = 1.0;
  std::uint32_t seed = 38;
};

/// A step is a request, one every 10 ms of virtual time: O(1) expected. Memory: the cache, a twin without bound that
/// holds each user once, and one input a user.
class SafetyRun final : public MeasuredExercise<SafetyRun> {
 public:
  explicit SafetyRun(const SafetyParams& params);

  std::uint64_t length() const override { return params_.requests; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) serve(stream_.next());
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<SafetyRun>> metrics();

 private:
  struct ByUser {
    std::uint32_t operator()(const StageInput& input) const { return input.user; }
  };
  struct Run {
    SafetyRun* run;
    Result<std::uint32_t> operator()(StageInput& input) const { return run->stage_(input); }
  };
  using Cached = CachedStage<StageInput, ByUser, Run>;
  using Guarded = GuardedStage<Cached>;
  using Entries = LruCache<std::uint32_t, StageEntry<std::uint32_t>>;

  enum class Kind : std::uint32_t { hit, miss, expired, bypassed, refused, eviction, mismatch, bypass };
  struct Happening {
    std::uint64_t at, idle;      ///< idle: requests since the entry was used last
    std::uint32_t user, served;  ///< served: the answer
    std::uint32_t other;         ///< the right answer; of a mismatch, what the entry said
    Kind kind;
  };
  static constexpr std::size_t log_capacity = 200;
  static constexpr Nanoseconds interval = std::chrono::milliseconds{10};

  void serve(std::uint32_t user);
  void record(std::uint32_t user, const Guarded::Call& call);
  void judge(std::uint32_t user, const Guarded::Call& call);
  [[nodiscard]] const StageCounts& counts() const { return guarded_.cached().counts(); }
  [[nodiscard]] std::uint64_t checks_broken() const;
  [[nodiscard]] std::string why(const Happening& happening) const;
  [[nodiscard]] std::string now() const;

  SafetyParams params_;
  SafetySetup setup_;
  std::array<Audit, 5> audits_;
  Account cache_account_, twin_account_{"unbounded_twin"}, workload_account_, instrument_account_;
  VirtualClock clock_;
  DefectiveStage stage_;
  Zipf stream_;
  TrackedVector<StageInput> inputs_;  ///< by user; they outlive the request, as objects that callers hold on to do
  Guarded guarded_;
  Entries unbounded_twin_;
  EventLog<Happening> log_;
  std::uint64_t served_ = 0, refused_ = 0, late_ = 0, wrong_before_ = 0, wrong_after_ = 0, wrong_hits_ = 0;
  std::uint64_t bypassed_at_ = 0;  ///< number of the request, 0 while the cache is in use
  std::uint32_t largest_size_ = 0;
  Digest digest_;
};

}  // namespace cachebound::exercises::cache_safety
