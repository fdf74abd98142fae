// One run of eviction-race: every policy of the registry over one workload, the watched one with its inside shown.
#pragma once

#include <string>
#include <vector>

#include "base/digest.hpp"
#include "base/keys.hpp"
#include "cache/lru_cache.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/lab/eviction-race/simulation.hpp"
#include "exercises/lab/eviction-race/workload.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::eviction_race {

/// A step is one request, asked of every policy. About half a microsecond.
class RaceRun final : public Exercise {
 public:
  explicit RaceRun(const RaceParams& params);

  std::uint64_t length() const override { return params_.requests; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) request();
  }
  void measure(std::span<double> metrics) const override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override;

  /// Those of the watched policy, then the misses of each of the registry's policies and of no cache.
  static std::span<const Metric> metrics();
  /// A runner a policy, then no cache.
  static std::span<const RaceView::Runner> runners();

 private:
  static constexpr std::size_t log_capacity = 200;

  struct Nothing {};
  using Twin = LruCache<IntKey, Nothing>;
  enum class EventKind : std::uint8_t { hit, miss, eviction };
  /// Requests are counted from 1; 0 is none.
  struct Event {
    std::uint32_t at = 0, id = 0;
    std::uint32_t asked = 0;  ///< the request before this one for the same object
    std::uint32_t left = 0;   ///< miss: the request at which the object was evicted since
    std::uint32_t next = 0;   ///< the next request for it
    EventKind kind = EventKind::hit;
    eviction::Reason reason{};  ///< eviction
    std::uint16_t unused = 0;
  };
  /// What the watched policy did with an object.
  struct History {
    std::uint32_t asked = 0, left = 0;
  };

  void request();
  void record_eviction(Key victim, eviction::Reason reason);
  [[nodiscard]] std::uint32_t next_request(std::uint32_t request) const noexcept;
  [[nodiscard]] const eviction::PolicyInfo& watched_info() const noexcept;
  [[nodiscard]] const Simulation& watched() const noexcept { return simulations_[watched_]; }
  /// The fewest misses of a policy that does not know the future.
  [[nodiscard]] std::size_t best() const noexcept;
  [[nodiscard]] std::uint64_t misses() const noexcept { return watched().misses(); }
  [[nodiscard]] bool reaches_target(std::uint64_t misses) const noexcept;
  /// A policy without foresight that reaches the miss ratio wanted with one entry fewer, or null.
  [[nodiscard]] const eviction::PolicyInfo* smaller() const;
  [[nodiscard]] Goal near_optimal() const;
  [[nodiscard]] Goal resists_scans() const;
  [[nodiscard]] Goal smallest() const;

  [[nodiscard]] std::string why(const Event& event) const;
  [[nodiscard]] std::string now() const;
  [[nodiscard]] std::string standing() const;

  RaceParams params_;
  std::size_t watched_;
  Account workload_account_, watched_account_, rivals_account_{"rivals"}, twin_account_{"unbounded_twin"};
  Account instrument_account_;
  RaceWorkload workload_;
  std::vector<Simulation> simulations_;  ///< in the order of the registry, then no cache
  Twin twin_;                            ///< keeps every object it has ever seen
  TrackedVector<History> histories_;
  EventLog<Event> log_;
  std::uint32_t requests_ = 0;
  std::uint64_t evictions_ = 0, blocks_at_start_;
  Digest digest_;
};

}  // namespace cachebound::exercises::eviction_race
