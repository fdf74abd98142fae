// Where `persistent-cache` keeps its results: a FanoutCache in the databases of the environment, or in memory where
// there are none. When they fail it goes on without them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/environment.hpp"
#include "store/fanout_cache.hpp"
#include "store/memory_cache_table.hpp"
#include "store/sql_cache_table.hpp"

namespace cachebound::exercises::persistent_cache {

enum class Medium : std::uint8_t { disk, memory };

struct ResultStoreOptions {
  Medium medium = Medium::disk;
  std::uint32_t shards = FanoutCache::default_shards;
  PersistentCacheOptions cache;
  std::uint32_t commit_every = 1;  ///< writes a transaction, at least 1
};

/// A process with its connections: they end with it, what it has committed does not. A fault of the storage is
/// counted, undoes the open transaction, and is a miss or a result that is not kept: never the end of the run.
class ResultStore {
 public:
  /// What the environment's databases held before the run.
  struct Found {
    struct Entry {
      std::uint32_t shard;
      std::string key, value;
    };
    static constexpr std::size_t most_shown = 20;

    std::uint64_t entries = 0, intact = 0;
    std::vector<Entry> shown;  ///< the first `most_shown`
  };
  /// Whether a value is what was once stored under the key.
  using IsIntact = bool (*)(const std::string& key, const std::string& value);

  ResultStore(const ResultStoreOptions& options, const Clock& clock, const Environment& environment);

  /// Reads every entry that is there, and removes it: the run starts empty. Nothing where nothing can outlive a run.
  [[nodiscard]] std::optional<Found> take_over(IsIntact is_intact);

  [[nodiscard]] std::optional<std::string> get(const std::string& key);
  /// What had to leave.
  [[nodiscard]] std::vector<Culled> set(const std::string& key, std::string value, SetEntry how);
  [[nodiscard]] std::uint64_t evict(const std::string& tag);

  /// The process ends, having committed what is open, or it crashes; then another opens the same files. In memory
  /// nothing is left in either case. How many answered writes are lost.
  std::uint64_t restart(bool crashes);

  [[nodiscard]] CacheTotals totals() const;
  /// By shard, as after the last operation.
  [[nodiscard]] const std::vector<CacheTotals>& shards() const noexcept { return totals_; }
  /// Nothing when the shard is empty.
  [[nodiscard]] std::optional<CacheEntry> next_to_leave(std::uint32_t shard) const;
  [[nodiscard]] std::uint32_t shard_number(std::string_view key) const;

  [[nodiscard]] bool is_in_databases() const noexcept { return databases_.has_value(); }
  [[nodiscard]] std::uint64_t faults() const noexcept { return faults_; }
  [[nodiscard]] const std::string& last_fault() const noexcept { return last_fault_; }
  /// Calls of `get` and `set`, and the real time that they took; none without a real clock.
  [[nodiscard]] std::uint64_t calls() const noexcept { return calls_; }
  [[nodiscard]] Nanoseconds real_time() const noexcept { return real_time_; }

 private:
  class Stopwatch;

  void open();
  void read(PersistentCache& shard, std::uint32_t number, IsIntact is_intact, Found& found);
  void fail(const Fault& fault);
  /// Before what belongs to a transaction of several writes.
  void begin();
  void count_write();
  void look(std::uint32_t shard);
  void look_at_all();

  ResultStoreOptions options_;
  const Clock& clock_;
  const Clock* real_clock_;
  Account rows_account_{"rows"};
  MemoryCacheFolder memory_{rows_account_};
  std::optional<SqlCacheFolder> databases_;
  mutable std::optional<FanoutCache> cache_;  ///< reading from a database changes its connection
  std::vector<CacheTotals> totals_;
  std::uint32_t uncommitted_ = 0;
  bool in_transaction_ = false;
  std::uint64_t faults_ = 0, calls_ = 0;
  std::string last_fault_;
  Nanoseconds real_time_{};
};

}  // namespace cachebound::exercises::persistent_cache
