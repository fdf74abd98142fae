// Readings kept for a time while their source changes: lookups, a wait, perhaps an invalidation by hand, probes.
#pragma once

#include <cstdint>
#include <optional>

#include "base/digest.hpp"
#include "cache/lru_cache.hpp"
#include "cache/ttl_cache.hpp"
#include "exercises/lecture-38/ttl-expiry/changing_source.hpp"
#include "sim/event_log.hpp"
#include "sim/virtual_clock.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::ttl_expiry {

enum class Invalidate : std::uint8_t { none, one, all };

struct TtlParams {
  double ttl_s = 2;
  std::uint32_t maxsize = 16, sensors = 10, lookups = 100;
  double wait_s = 2.5;
  std::uint32_t probes = 10;
  TtlMode mode = TtlMode::as_taught;
  bool sliding = false;
  double change_s = 1;  ///< 0: the source never changes
  double every_ms = 0;
  std::uint32_t overwrite_every = 0;  ///< 0: never
  Invalidate invalidate = Invalidate::none;
  Order order = Order::round_robin;
  std::uint32_t seed = 38;
};

struct TtlCounts {
  std::uint64_t warm_hits = 0, warm_misses = 0, probe_hits = 0, probe_misses = 0;
  std::uint64_t stale_reads = 0;  ///< hits whose source has changed since they were stored
  std::uint64_t evictions = 0;    ///< entries that left so that another could enter
  std::uint64_t strangers = 0;    ///< evictions though no entry was needed: the key being stored was there
  std::uint64_t expired = 0;      ///< entries removed because their time was over, not for room
  std::uint64_t invalidated = 0, inserted = 0;
  std::uint64_t overdue = 0;  ///< hits after the entry's time: must stay 0
  /// Of the same cache with a time to live a tenth longer.
  std::uint64_t longer_hits = 0, longer_stale = 0;

  [[nodiscard]] std::uint64_t hits() const noexcept { return warm_hits + probe_hits; }
  [[nodiscard]] std::uint64_t misses() const noexcept { return warm_misses + probe_misses; }
};

enum class TtlEventKind : std::uint32_t { hit, miss, eviction, expired, waited, invalidated, overwritten };
/// What became of a sensor's last entry.
enum class Fate : std::uint32_t { never_stored, held, expired, evicted, invalidated };

struct TtlEvent {
  std::uint64_t at = 0;  ///< the step
  Nanoseconds time{};  ///< hit: since it was stored; miss, eviction, expired: until its time is over; waited: the wait
  std::uint32_t sensor = 0;
  TtlEventKind kind{};
  Fate fate{};             ///< miss: why the entry was not there; eviction: evicted, or expired if its time was over
  std::uint32_t mark = 0;  ///< hit: stale; miss: not loaded again; eviction: of a stranger
};

/// A step is a lookup (which loads what it misses), the wait, the invalidation or a probe (which only looks). O(log
/// maxsize) a step; nothing is allocated after construction but the dict that never shrinks.
class TtlRun {
 public:
  struct DictEntry {
    double reading;
    Nanoseconds expires;
  };
  using Cache = TtlCache<std::uint32_t, double>;
  using Dict = LruCache<std::uint32_t, DictEntry>;
  static constexpr std::size_t log_capacity = 200;

  explicit TtlRun(const TtlParams& params);

  [[nodiscard]] std::uint64_t length() const noexcept;
  /// One step more; below `length`.
  void step();

  [[nodiscard]] const TtlParams& params() const noexcept { return params_; }
  [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }
  [[nodiscard]] bool warm() const noexcept { return steps_ <= params_.lookups; }
  [[nodiscard]] const TtlCounts& counts() const noexcept { return counts_; }
  [[nodiscard]] Nanoseconds now() const { return clock_.now(); }
  [[nodiscard]] const Cache& cache() const noexcept { return cache_; }
  /// A dict as a store with times: it checks them as well, but removes nothing.
  [[nodiscard]] const Dict& dict() const noexcept { return dict_; }
  [[nodiscard]] const EventLog<TtlEvent>& log() const noexcept { return log_; }
  /// Entries when the last lookup was done; before that, entries now.
  [[nodiscard]] std::uint32_t warm_size() const noexcept { return warm() ? cache_.size() : warm_size_; }
  [[nodiscard]] std::uint32_t largest_size() const noexcept { return largest_size_; }
  /// The longest time between storing a value and answering with it.
  [[nodiscard]] Nanoseconds oldest_answer() const noexcept { return oldest_answer_; }
  /// Steps since the sensor was read last.
  [[nodiscard]] std::uint64_t age(std::uint32_t sensor) const { return steps_ - tracks_[sensor].last_read; }
  [[nodiscard]] std::uint64_t digest() const noexcept { return digest_.value(); }

  [[nodiscard]] const Account& cache_account() const noexcept { return cache_account_; }
  [[nodiscard]] const Account& dict_account() const noexcept { return dict_account_; }
  [[nodiscard]] const Account& longer_account() const noexcept { return longer_account_; }
  [[nodiscard]] const Account& workload_account() const noexcept { return workload_account_; }
  [[nodiscard]] const Account& instrument_account() const noexcept { return instrument_account_; }
  [[nodiscard]] std::uint64_t allocations_since_start() const noexcept {
    return cache_account_.allocations() - blocks_at_start_;
  }

 private:
  /// What the instrument knows of a sensor by its own bookkeeping.
  struct Track {
    Nanoseconds stored_at{}, deadline{};
    std::uint64_t last_read = 0;
    Fate fate = Fate::never_stored;
  };

  void look_up();
  void wait();
  void invalidate();
  void probe();
  void read(std::uint32_t sensor, bool load);
  void store(std::uint32_t sensor);
  void read_longer(std::uint32_t sensor, bool load);
  void record(const TtlEvent& event);
  /// An entry that its time, not another's need, removed.
  void record_expired(std::uint32_t sensor);

  TtlParams params_;
  Nanoseconds ttl_;
  Capacity capacity_;
  Account cache_account_, dict_account_{"dict_without_expiry"}, longer_account_, workload_account_, instrument_account_;
  VirtualClock clock_;
  ChangingSource source_;
  RequestStream stream_;
  Cache cache_, longer_;
  Dict dict_;
  TrackedVector<Track> tracks_;
  EventLog<TtlEvent> log_;
  std::uint64_t blocks_at_start_, steps_ = 0;
  TtlCounts counts_;
  std::uint32_t warm_size_ = 0, largest_size_ = 0;
  Nanoseconds oldest_answer_{};
  Digest digest_;
};

}  // namespace cachebound::exercises::ttl_expiry
