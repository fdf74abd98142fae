// One design of a cache under a workload that finds its weak points: hot keys, keys that are asked for once, writes of
// the program's own, and changes that another system makes without a word.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/digest.hpp"
#include "exercises/strategies/shared/write_ledger.hpp"
#include "pattern/cached_database.hpp"
#include "pattern/selective_store.hpp"
#include "pattern/simulated_database.hpp"
#include "pattern/striped_lock.hpp"
#include "sim/event_log.hpp"
#include "sim/latency_histogram.hpp"
#include "store/stores.hpp"

namespace cachebound::exercises::anti_patterns {

enum class Admission : std::uint8_t { everything, second_miss };
/// What a write of the program does to the entry.
enum class WriteRule : std::uint8_t { leave, erase_first, erase, update };

/// What can be broken, and repaired. The initial values are sound.
struct Design {
  Admission admit = Admission::second_miss;
  std::optional<std::uint32_t> limit_kb = 28;
  WriteRule on_write = WriteRule::erase;
  double ttl_ms = 2000;
};

struct DesignWorkload {
  std::uint32_t requests = 4000;
  double interval_ms = 1, one_off_share = 0.4, write_share = 0.05;
  std::uint32_t change_every = 20, keys = 500;
  double skew = 1, load_ms = 10, save_ms = 20, cache_ms = 0.5;
  std::uint32_t value_bytes = 200, seed = 38;
};

struct DesignRequest {
  enum class Kind : std::uint8_t { read, write, one_off };
  Kind kind{};
  Nanoseconds offset{};  ///< after the first could come
  std::uint32_t key = 0;
  std::optional<std::uint32_t> changed;  ///< the key that the other system changes just before
};

/// A request that has been answered.
struct DesignAnswer {
  enum class Kind : std::uint8_t { hit, miss, written };
  Kind kind{};
  DesignRequest::Kind asked{};
  std::uint32_t request = 0;  ///< from 0
  std::uint32_t key = 0;
  Nanoseconds waited{}, outdated{};
  bool stale_by_own = false, stale_by_other = false;
};

/// Memory: a ledger of all writes, a row a key and a one-off request, and the cache; only the latter has no bound,
/// where the design gives it none.
class Simulation {
 public:
  static constexpr std::size_t log_capacity = 200;
  static constexpr std::uint32_t doorkeeper_places = 4096;

  /// No design: no cache. `site` is the cache's in the account. `name`, a literal, and stores must outlive it.
  Simulation(const DesignWorkload& workload, std::string_view name, std::optional<Design> design, std::string_view site,
             Stores& stores);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  ~Simulation();

  /// The next request comes; everything that happens up to then happens.
  void request(const DesignRequest& request);
  /// Until everyone has been answered.
  void finish();

  [[nodiscard]] std::string_view name() const noexcept { return name_; }
  [[nodiscard]] std::uint32_t requested() const noexcept { return requested_; }
  [[nodiscard]] std::uint32_t waiting() const noexcept { return requested_ - hits_ - misses_ - written_; }
  [[nodiscard]] std::uint32_t hits() const noexcept { return hits_; }
  [[nodiscard]] std::uint32_t misses() const noexcept { return misses_; }
  [[nodiscard]] std::uint32_t written() const noexcept { return written_; }
  /// Reads of what a write of the program, or a change of the other system, had replaced.
  [[nodiscard]] std::uint32_t stale_by_own() const noexcept { return stale_by_own_; }
  [[nodiscard]] std::uint32_t stale_by_other() const noexcept { return stale_by_other_; }
  /// Of the latter, the longest time since the change.
  [[nodiscard]] Nanoseconds longest_outdated() const noexcept { return longest_outdated_; }
  /// Entries written to the cache, and those of them that were hit before they were written anew or left.
  [[nodiscard]] std::uint64_t entries_stored() const noexcept;
  [[nodiscard]] std::uint64_t entries_reused() const noexcept;
  [[nodiscard]] std::uint64_t loads() const noexcept { return database_.loads(); }
  [[nodiscard]] const LatencyHistogram& latencies() const noexcept { return latencies_; }
  [[nodiscard]] const EventLog<DesignAnswer>& log() const noexcept { return log_; }
  [[nodiscard]] std::uint64_t digest() const noexcept { return digest_.value(); }

  [[nodiscard]] const Account& cache_account() const noexcept { return cache_account_; }
  [[nodiscard]] const Account& doorkeeper_account() const noexcept { return doorkeeper_account_; }
  [[nodiscard]] const Account& instrument_account() const noexcept { return instrument_account_; }

  [[nodiscard]] static std::string key_name(DesignRequest::Kind kind, std::uint32_t key);

 private:
  class CountingStore;

  [[nodiscard]] std::unique_ptr<CachedDatabase> pattern();
  [[nodiscard]] Task<> client(DesignRequest request, std::uint32_t number);
  void change(std::uint32_t key);
  void answer(const DesignAnswer& answer);

  DesignWorkload workload_;
  std::string_view name_;
  std::optional<Design> design_;
  Account cache_account_, database_account_{"database"}, doorkeeper_account_, instrument_account_;
  std::unique_ptr<WaitableClock> clock_;
  Scheduler scheduler_;
  std::unique_ptr<Store> store_;
  SimulatedDatabase database_;
  std::unique_ptr<CountingStore> counting_;
  Doorkeeper doorkeeper_;
  SelectiveStore selective_;
  StripedLock locks_;
  std::unique_ptr<CachedDatabase> pattern_;
  WriteLedger ledger_;
  std::unordered_set<WriteLedger::Number> others_;  ///< changes of the other system; only looked up
  LatencyHistogram latencies_;
  EventLog<DesignAnswer> log_;
  Nanoseconds start_{}, longest_outdated_{};
  std::uint32_t requested_ = 0, hits_ = 0, misses_ = 0, written_ = 0, stale_by_own_ = 0, stale_by_other_ = 0;
  Digest digest_;
};

}  // namespace cachebound::exercises::anti_patterns
