// The run of `persistent-cache`: a process that keeps its results, its end, and the process after it, which reads them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/strategies/persistent-cache/result_store.hpp"
#include "sim/event_log.hpp"
#include "sim/virtual_clock.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::persistent_cache {

enum class Ending : std::uint8_t { exit, crash };
/// The family of results that a new version of the program makes worthless.
enum class Outdated : std::uint8_t { none, a, b, c, d };

/// What the disk held before a session's first run. Read once: when the session goes back, its runs would find what
/// they have left themselves.
struct BeforeRun {
  bool read = false;
  std::optional<ResultStore::Found> found;
};

struct Params {
  Medium medium = Medium::disk;
  CachePolicy policy = CachePolicy::least_recently_stored;
  std::uint32_t size_limit = 100'000, shards = FanoutCache::default_shards, cull_limit = 10;
  double expire_s = 0;  ///< 0: never
  Ending ending = Ending::exit;
  std::uint32_t commit_every = 1;
  double down_s = 60;
  Outdated outdated = Outdated::none;
  std::uint32_t inputs = 200, before = 1000, after = 300, value_bytes = 200;
  double every_ms = 10, cost_ms = 20;
  Order order = Order::zipf;
  std::uint32_t seed = 38;
  /// No parameter, but what the runs of one session share.
  std::shared_ptr<BeforeRun> before_run = std::make_shared<BeforeRun>();
};

/// A step is a request, the restart, or the eviction of what is outdated. Results are kept in a store, and by a twin
/// that neither culls nor expires. The store is opened by the first step, not before: a run that nobody steps leaves
/// what is on the disk alone.
class Run final : public MeasuredExercise<Run> {
 public:
  Run(const Params& params, const Environment& environment);

  std::uint64_t length() const override {
    return std::uint64_t{params_.before} + 1 + (params_.outdated == Outdated::none ? 0 : 1) + params_.after;
  }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  void write_measured_tables(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<Run>> metrics();

  /// Six digits, so that all entries are of one size.
  [[nodiscard]] static std::string key_of(std::uint32_t input);
  /// The result of the input in the key, cut or repeated to this length.
  [[nodiscard]] static std::string result_of(std::string_view key, std::size_t bytes);
  [[nodiscard]] static std::string tag_of(std::uint32_t input) { return {static_cast<char>('a' + input % 4)}; }

 private:
  /// What became of an input's result.
  enum class Fate : std::uint8_t { never, held, culled, outdated, expired, lost };
  struct Track {
    Fate fate = Fate::never;
    EvictionReason reason{};   ///< of one that was culled
    bool by_first = false;     ///< stored by the first process
    std::uint32_t stored = 0;  ///< number of the request
    Nanoseconds time{};
  };
  enum class Kind : std::uint8_t { hit, miss, culled, restart, outdated };
  struct Happening {
    std::uint64_t at = 0, figure = 0;  ///< figure: entries found or evicted
    std::uint64_t lost = 0;            ///< by a restart
    std::uint32_t input = 0;
    Kind kind = Kind::hit;
    bool after = false;  ///< the restart
    Track then;
  };
  static constexpr std::size_t log_capacity = 200;

  void start();
  void request(std::uint32_t input);
  void store(std::uint32_t input, const std::string& key);
  void restart();
  void remove_outdated();
  void note(const Happening& happening);
  void weigh();
  [[nodiscard]] bool restarted() const { return survivors_.has_value(); }
  [[nodiscard]] bool culls() const { return params_.policy != CachePolicy::none && params_.cull_limit > 0; }
  [[nodiscard]] std::uint64_t entry_bytes() const;
  [[nodiscard]] double share() const { return static_cast<double>(params_.size_limit) / params_.shards; }
  /// The entries that a shard can hold after a write; nothing when there is no bound. All entries are of one size, and
  /// a write that finds the shard at its share makes at least one leave: entries stay below the share, for the whole
  /// of the run.
  [[nodiscard]] std::optional<std::uint64_t> most_in_a_shard() const;
  [[nodiscard]] CacheTotals totals() const { return results_ ? results_->totals() : CacheTotals(); }
  [[nodiscard]] std::uint64_t faults() const { return results_ ? results_->faults() : 0; }
  [[nodiscard]] std::uint64_t hits() const { return before_hits_ + after_hits_; }
  [[nodiscard]] std::uint64_t misses() const { return before_misses_ + after_misses_; }
  [[nodiscard]] double after_ratio() const { return ratio(after_hits_, after_hits_ + after_misses_); }
  [[nodiscard]] std::string why(const Happening& happening) const;
  [[nodiscard]] std::string in_words(const Happening& happening) const;
  [[nodiscard]] std::string now() const;

  Params params_;
  Environment environment_;
  std::shared_ptr<BeforeRun> before_run_;
  VirtualClock clock_;
  Account twin_account_{"unbounded_twin"}, workload_account_, instrument_account_;
  std::optional<ResultStore> results_;
  MemoryCacheFolder twin_rows_{twin_account_};
  std::optional<PersistentCache> twin_;
  RequestStream stream_;
  TrackedVector<Track> tracks_;
  EventLog<Happening> log_;
  std::uint64_t steps_ = 0, requests_ = 0, noted_ = 0;  ///< noted: by the last step
  std::uint64_t before_hits_ = 0, before_misses_ = 0, after_hits_ = 0, after_misses_ = 0;
  std::uint64_t writes_ = 0, evictions_ = 0, expirations_ = 0, outdated_ = 0, lost_ = 0, wrong_ = 0, warm_hits_ = 0;
  std::optional<std::uint64_t> survivors_;
  std::uint64_t committed_ = 0;   ///< entries when the first process last committed
  std::uint64_t fullest_ = 0;     ///< the most bytes that a shard held after a write
  std::uint64_t peak_bytes_ = 0;  ///< … and all of them together
  Digest digest_;
};

}  // namespace cachebound::exercises::persistent_cache
