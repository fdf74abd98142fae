// One strategy against the stampede, on a server, a database and a time of its own: clients ask for one hot key, again
// and again, while it expires.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "exercises/strategies/shared/drawn_clients.hpp"
#include "exercises/strategies/shared/latency_record.hpp"
#include "exercises/strategies/shared/watched_database.hpp"
#include "exercises/strategies/shared/watched_store.hpp"
#include "pattern/answer.hpp"
#include "pattern/lock_per_key.hpp"
#include "pattern/simulated_database.hpp"
#include "pattern/single_flight.hpp"
#include "sim/event_log.hpp"
#include "store/stores.hpp"

namespace cachebound::exercises::stampede {

enum class Strategy : std::uint8_t {
  none,
  lock,
  single_flight,
  early_refresh,
  xfetch,
  stale_fallback,
  unchecked_unlock,   ///< lock, given up without a look at its token
  lock_per_key,       ///< single-flight with a table that nobody clears
  unguarded_refresh,  ///< early refresh by everyone who comes in its time
};
inline constexpr std::array<std::string_view, 9> strategy_names{"none",           "lock",         "single-flight",
                                                                "early-refresh",  "xfetch",       "stale-fallback",
                                                                "lock-unchecked", "lock-per-key", "early-unguarded"};

/// How the hot key stands when the first client comes.
enum class Beginning : std::uint8_t { fresh, expired };

struct Params {
  Strategy strategy = Strategy::none;
  std::uint32_t requests = 3000;
  double interval_ms = 1, jitter = 1;
  Beginning beginning = Beginning::fresh;
  double ttl_ms = 1000, load_ms = 100, cache_ms = 0.5;
  std::uint32_t connections = 0, services = 1;
  double early_share = 0.1, beta = 1, lock_ms = 500, poll_ms = 10, grace_ms = 10'000;
  std::uint32_t most_flights = 64;
  std::optional<std::uint32_t> change_ms = 500;  ///< of the hot key's source; none: never
  std::uint32_t other_every = 0;
  std::uint32_t seed = 38;
};

/// A request that has been answered.
struct Answered {
  Nanoseconds waited{};
  std::uint32_t request = 0;  ///< from 0
  Origin origin{};
  bool stale = false;  ///< the source had changed by then
};

/// A strategy as one service has it.
class Reader {
 public:
  virtual ~Reader() = default;
  [[nodiscard]] virtual Task<Result<Answer>> get(std::string key) = 0;
  /// Renewals before an entry's end.
  [[nodiscard]] virtual std::uint64_t early() const noexcept { return 0; }
  /// Locks whose time was over before their holder was done.
  [[nodiscard]] virtual std::uint64_t overruns() const noexcept { return 0; }
};

/// Memory: the store and the locks grow with the distinct keys asked for; the rest is bounded by `requests`.
class Simulation {
 public:
  static constexpr std::size_t log_capacity = 200;
  /// Client lanes on the timeline: requests beyond so many at once are not drawn.
  static constexpr std::uint32_t drawn_clients = 12;
  static constexpr std::string_view hot_key = "hot";
  /// After which a client that waits for somebody's lock loads by itself.
  static constexpr Nanoseconds patience = std::chrono::seconds{2};

  /// The hot key has been loaded once, uncounted, when it returns; `drawn`: keeps a timeline.
  Simulation(const Params& params, Strategy strategy, bool drawn, Stores& stores);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  ~Simulation() { scheduler_.drop_tasks(); }

  /// The next request comes, `offset` after the first could; everything that happens up to then happens.
  void request(Nanoseconds offset);
  /// Until everyone has been answered and every renewal is done.
  void finish();

  [[nodiscard]] Strategy strategy() const noexcept { return strategy_; }
  [[nodiscard]] std::uint32_t requested() const noexcept { return requested_; }
  [[nodiscard]] std::uint32_t waiting() const noexcept { return requested_ - latencies_.count(); }
  [[nodiscard]] std::uint32_t answered(Origin origin) const noexcept {
    return origins_[static_cast<std::size_t>(origin)];
  }
  [[nodiscard]] std::uint32_t stale_reads() const noexcept { return stale_; }
  [[nodiscard]] std::uint64_t early() const noexcept;
  [[nodiscard]] std::uint64_t overruns() const noexcept;
  [[nodiscard]] const LatencyRecord& latencies() const noexcept { return latencies_; }
  [[nodiscard]] const WatchedDatabase& database() const noexcept { return watched_database_; }
  [[nodiscard]] const EventLog<Answered>& log() const noexcept { return log_; }
  [[nodiscard]] const Timeline* timeline() const noexcept { return timeline_.get(); }
  /// Since the first client could come.
  [[nodiscard]] Nanoseconds elapsed() const noexcept { return scheduler_.now() - start_; }
  [[nodiscard]] Nanoseconds now() const noexcept { return scheduler_.now(); }
  [[nodiscard]] std::uint64_t digest() const noexcept { return digest_.value(); }

  [[nodiscard]] const Account& store_account() const noexcept { return store_account_; }
  [[nodiscard]] const Account& locks_account() const noexcept { return locks_account_; }
  [[nodiscard]] const Account& instrument_account() const noexcept { return instrument_account_; }

  /// The key that a request asks for.
  [[nodiscard]] static std::string key_of(const Params& params, std::uint32_t request);
  /// Bytes of one service's bounded table.
  [[nodiscard]] static std::uint64_t table_bytes(const Params& params);

 private:
  [[nodiscard]] static std::uint64_t instrument_bytes(const Params& params, bool drawn);
  [[nodiscard]] std::unique_ptr<Reader> reader(std::uint32_t service);
  [[nodiscard]] Task<> warm_up();
  [[nodiscard]] Task<> client(std::uint32_t request);
  void record(std::uint32_t request, const Answer& answer, Nanoseconds waited, bool stale);
  /// Until then; the source changes when its time comes.
  void run_until(Nanoseconds time);

  Params params_;
  Strategy strategy_;
  Account store_account_{"store"}, database_account_{"database"}, locks_account_, instrument_account_;
  std::unique_ptr<WaitableClock> clock_;
  Scheduler scheduler_;
  std::unique_ptr<Store> store_;
  SimulatedDatabase database_;
  std::unique_ptr<Timeline> timeline_;
  WatchedStore watched_store_;
  WatchedDatabase watched_database_;
  std::vector<std::unique_ptr<SingleFlight>> flights_;
  std::vector<std::unique_ptr<LockPerKey>> locks_;
  std::vector<std::unique_ptr<Reader>> readers_;
  LatencyRecord latencies_;
  EventLog<Answered> log_;
  DrawnClients<drawn_clients> drawn_;
  Nanoseconds start_{}, change_every_, next_change_{};
  std::uint32_t requested_ = 0, stale_ = 0, version_ = 1;
  std::array<std::uint32_t, origins> origins_{};
  Digest digest_;
};

}  // namespace cachebound::exercises::stampede
