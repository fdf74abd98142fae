// Services, a cache and a database, one of which is taken away for a time: who is still answered, how late, and is it
// right?
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "exercises/strategies/layers/fused_service.hpp"
#include "exercises/strategies/layers/service_process.hpp"
#include "exercises/strategies/shared/latency_record.hpp"
#include "pattern/degrading_cache.hpp"
#include "pattern/simulated_database.hpp"
#include "sim/event_log.hpp"
#include "sim/latency_histogram.hpp"
#include "store/stores.hpp"

namespace cachebound::exercises::layers {

enum class Design : std::uint8_t {
  shared,       ///< services, one cache, one database
  per_service,  ///< … a cache beside each service
  fused,        ///< everything in the service; the database gets writes later
};
inline constexpr std::array<std::string_view, 3> design_names{"shared", "per-service", "fused"};

enum class Layer : std::uint8_t { none, compute, cache, storage };
enum class CacheReturns : std::uint8_t { empty, as_it_was };
enum class Routing : std::uint8_t { by_key, any };

struct Params {
  Design design = Design::shared;
  Layer broken = Layer::cache;
  double at_ms = 1000, for_ms = 1000;
  WhenCacheIsDown when_down = WhenCacheIsDown::redo;
  CacheReturns returns = CacheReturns::empty;
  Routing routing = Routing::by_key;
  std::uint32_t services = 3, connections = 2, requests = 1500, keys = 100, write_every = 20;
  double interval_ms = 2, ttl_ms = 10'000, load_ms = 5, cache_ms = 0.5, save_after_ms = 200, skew = 1;
  std::uint32_t seed = 38;
};

/// A request that is over.
struct Handled {
  enum class As : std::uint8_t { hit, miss, written, refused };
  enum class Why : std::uint8_t { not_refused, out_of_reach, killed, no_service };
  Nanoseconds waited{};
  std::uint32_t request = 0, key = 0;
  std::uint32_t service = 0;  ///< from 0; the number of services when there was none
  As as{};
  bool write = false;
  bool stale = false;  ///< a read: older than what had been acknowledged before it began
  Why why{};
};

/// Why it was refused, to follow a colon.
[[nodiscard]] std::string_view in_words(Handled::Why why) noexcept;

/// Before the break, while it lasts, and after it: by when a request came.
struct Phase {
  std::uint32_t reads = 0, hits = 0, refused = 0, stale = 0;  ///< refused: writes too
  std::uint64_t loads = 0;
};
inline constexpr std::size_t phases = 3;

/// Memory: an entry for each key in every cache, what the services keep, and a few numbers a request.
class Simulation {
 public:
  static constexpr std::size_t log_capacity = 200;
  /// Latest answers that the recent wait is the mean of.
  static constexpr std::uint32_t recent = 50;
  /// Between being asked in an outage and the database's fault.
  static constexpr Nanoseconds database_timeout = std::chrono::milliseconds{20};

  /// `drawn`: keeps a timeline.
  Simulation(const Params& params, Design design, WhenCacheIsDown when_down, bool drawn, Stores& stores);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  ~Simulation() { scheduler_.drop_tasks(); }

  /// The next request, for this key; everything that happens before it happens.
  void request(std::uint32_t key);
  /// Until every request is over.
  void finish();

  [[nodiscard]] Design design() const noexcept { return design_; }
  [[nodiscard]] WhenCacheIsDown when_down() const noexcept { return when_down_; }
  [[nodiscard]] std::uint32_t requested() const noexcept { return requested_; }
  [[nodiscard]] std::uint32_t waiting() const noexcept { return static_cast<std::uint32_t>(open_.size()); }
  [[nodiscard]] std::uint32_t count(Handled::As as) const noexcept { return counts_[static_cast<std::size_t>(as)]; }
  [[nodiscard]] std::uint32_t stale_reads() const noexcept { return stale_; }
  /// Acknowledged, and gone with the process that was killed.
  [[nodiscard]] std::uint64_t lost_writes() const noexcept { return lost_; }
  [[nodiscard]] std::uint64_t loads() const noexcept { return database_.loads(); }
  /// Of reads that were answered.
  [[nodiscard]] const LatencyRecord& latencies() const noexcept { return latencies_; }
  /// Of the latest ones; NaN when there is none.
  [[nodiscard]] double recent_ms() const noexcept;
  [[nodiscard]] Phase phase(std::size_t index) const;
  [[nodiscard]] const LatencyHistogram& phase_latencies(std::size_t index) const { return phase_latencies_[index]; }
  [[nodiscard]] bool is_broken() const noexcept { return begun_ == 1 && broken_ != Layer::none; }

  [[nodiscard]] const EventLog<Handled>& log() const noexcept { return log_; }
  [[nodiscard]] const Timeline* timeline() const noexcept { return timeline_.get(); }
  [[nodiscard]] Nanoseconds now() const noexcept { return scheduler_.now(); }
  [[nodiscard]] std::uint64_t digest() const noexcept { return digest_.value(); }

  [[nodiscard]] const Account& cache_account() const noexcept { return cache_account_; }
  [[nodiscard]] const Account& state_account() const noexcept { return state_account_; }
  [[nodiscard]] const Account& owed_account() const noexcept { return owed_account_; }
  /// What a list of every erase that failed takes, until its key is made good.
  [[nodiscard]] const Account& twin_account() const noexcept { return twin_account_; }
  [[nodiscard]] const Account& instrument_account() const noexcept { return instrument_account_; }
  [[nodiscard]] std::uint32_t owed() const;

  [[nodiscard]] bool is_write(std::uint32_t request) const noexcept {
    return params_.write_every > 0 && (request + 1) % params_.write_every == 0;
  }
  [[nodiscard]] static std::string key_name(std::uint32_t key) { return "k" + std::to_string(key); }
  [[nodiscard]] static std::uint32_t key_number(const std::string& key) {
    return static_cast<std::uint32_t>(std::stoul(key.substr(1)));
  }
  /// What keys that are owed can come to.
  [[nodiscard]] static std::uint64_t owed_bytes(const Params& params) {
    return params.services * std::uint64_t{params.keys} * (DegradingCache::owed_bytes + key_name(params.keys).size());
  }

 private:
  /// From its start until it is killed, and all that its tasks may still wait on afterwards.
  struct Service {
    ServiceProcess process;
    std::unique_ptr<ProcessStore> store;
    std::unique_ptr<ProcessDatabase> database;
    std::unique_ptr<DegradingCache> cache;  ///< one of the two
    std::unique_ptr<FusedService> fused;
    explicit Service(Scheduler& scheduler) : process(scheduler) {}
    [[nodiscard]] CachedDatabase& pattern() const {
      return fused ? static_cast<CachedDatabase&>(*fused) : static_cast<CachedDatabase&>(*cache);
    }
  };
  /// A request that waits.
  struct Open {
    Nanoseconds begin;
    std::optional<SpanId> span;
    std::uint32_t service, key;
    bool write;
  };

  [[nodiscard]] static std::uint64_t cache_bytes(const Params& params, Design design);
  [[nodiscard]] static std::uint64_t instrument_bytes(const Params& params, bool drawn);
  [[nodiscard]] std::uint32_t first_cache_lane() const noexcept { return params_.services; }
  [[nodiscard]] std::uint32_t database_lane() const noexcept;
  [[nodiscard]] std::unique_ptr<Timeline> drawn_timeline();
  [[nodiscard]] SimulatedRedisOptions server(std::uint32_t number) const;
  [[nodiscard]] SimulatedDatabaseOptions database() const;
  [[nodiscard]] std::unique_ptr<Service> started(std::uint32_t number);
  [[nodiscard]] bool kills() const noexcept;
  [[nodiscard]] Task<> break_and_mend();
  void kill_first();
  [[nodiscard]] std::optional<std::uint32_t> route(std::uint32_t request, std::uint32_t key) const;
  [[nodiscard]] Task<> serve_read(std::uint32_t request, std::uint32_t service, std::uint32_t key);
  [[nodiscard]] Task<> serve_write(std::uint32_t request, std::uint32_t service, std::uint32_t key);
  void over(std::uint32_t request, Handled handled);
  [[nodiscard]] std::size_t phase_of(Nanoseconds time) const noexcept;
  void owe(const std::string& key);
  void make_good(const std::string& key);

  Params params_;
  Design design_;
  WhenCacheIsDown when_down_;
  Layer broken_;
  Nanoseconds from_, until_;
  Account cache_account_, owed_account_, twin_account_{"every_failed_erase"}, state_account_{"services"},
      database_account_{"database"}, instrument_account_;
  std::unique_ptr<WaitableClock> clock_;
  Scheduler scheduler_;
  std::vector<std::unique_ptr<Store>> stores_;  ///< one, or one a service
  SimulatedDatabase database_;
  std::unique_ptr<Timeline> timeline_;
  std::vector<std::unique_ptr<Service>> services_;  ///< those of now first, then the killed
  std::vector<std::string> twin_;
  TrackedVector<std::uint32_t> issued_, acknowledged_;  ///< versions, by key
  LatencyRecord latencies_;
  std::vector<LatencyHistogram> phase_latencies_;
  EventLog<Handled> log_;
  std::map<std::uint32_t, Open> open_;  ///< by request
  std::array<Phase, phases> phases_{};
  std::array<std::uint64_t, 2> loads_until_{};  ///< loads before, and until the end of the break
  std::array<Nanoseconds, recent> recent_{};
  std::array<std::uint32_t, 4> counts_{};
  std::uint32_t requested_ = 0, stale_ = 0;
  std::uint64_t lost_ = 0;
  std::size_t begun_ = 0;  ///< the phase of now
  Digest digest_;
};

}  // namespace cachebound::exercises::layers
