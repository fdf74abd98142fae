// Several services that read and write the same keys, each request timed, and each answer held against the truth: how
// long ago had it ceased to be true?
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "base/json_writer.hpp"
#include "exercises/strategies/shared/latency_record.hpp"
#include "exercises/strategies/shared/watched_database.hpp"
#include "exercises/strategies/shared/watched_store.hpp"
#include "pattern/answer.hpp"
#include "pattern/pubsub_invalidation.hpp"
#include "pattern/simulated_database.hpp"
#include "sim/event_log.hpp"
#include "store/stores.hpp"

namespace cachebound::exercises {

struct ServicesSetup {
  std::uint32_t services = 4, keys = 50, requests = 4000;
  std::uint32_t write_every = 20;  ///< every so many requests one is a write; 0: none
  Nanoseconds interval{};          ///< between two requests
  Nanoseconds load{}, cache{};     ///< what the database takes for a load or a save, and the store for a command
  double lost = 0;                 ///< share of messages that never come
  std::uint32_t seed = 38;
};

/// As the parameters of a run say.
template <class Params>
[[nodiscard]] ServicesSetup services_setup(const Params& params) {
  return {params.services,
          params.keys,
          params.requests,
          params.write_every,
          from_milliseconds(params.interval_ms),
          from_milliseconds(params.load_ms),
          from_milliseconds(params.cache_ms),
          params.lost,
          params.seed};
}

/// Where the bytes of the services' store are counted.
struct StoreMemory {
  std::string name;
  std::optional<std::uint64_t> bound;
};

/// A request that is over.
struct Served {
  Nanoseconds waited{};
  Nanoseconds outdated{};  ///< a read: since when its value was no longer true; zero if it was
  std::uint32_t request = 0, key = 0;
  Origin origin{};
  bool write = false;
};

/// Services take turns at reading, and at writing. The pattern between services, store and database is the derived
/// class's. Memory: what the pattern keeps, and a few numbers a request.
class ServiceSimulation {
 public:
  static constexpr std::size_t log_capacity = 200;

  virtual ~ServiceSimulation() { stop(); }
  ServiceSimulation(const ServiceSimulation&) = delete;
  ServiceSimulation& operator=(const ServiceSimulation&) = delete;

  /// The next request, for this key; everything that happens before it happens.
  void request(std::uint32_t key);
  /// Until every request is over and every message has come or never will.
  void finish();

  [[nodiscard]] const ServicesSetup& setup() const noexcept { return setup_; }
  [[nodiscard]] std::uint32_t requested() const noexcept { return requested_; }
  [[nodiscard]] std::uint32_t waiting() const noexcept { return requested_ - reads() - writes_; }
  [[nodiscard]] std::uint32_t reads() const noexcept { return latencies_.count(); }
  [[nodiscard]] std::uint32_t writes() const noexcept { return writes_; }
  [[nodiscard]] std::uint32_t answered(Origin origin) const noexcept {
    return origins_[static_cast<std::size_t>(origin)];
  }
  [[nodiscard]] std::uint32_t stale_reads() const noexcept { return stale_; }
  /// Over stale reads; NaN when there is none.
  [[nodiscard]] double mean_staleness_ms() const noexcept;
  [[nodiscard]] Nanoseconds max_staleness() const noexcept { return max_staleness_; }
  /// Of reads.
  [[nodiscard]] const LatencyRecord& latencies() const noexcept { return latencies_; }
  [[nodiscard]] const WatchedDatabase& database() const noexcept { return watched_database_; }
  [[nodiscard]] const EventLog<Served>& log() const noexcept { return log_; }
  /// Told to subscriptions by the store, and heard by them: the difference is lost, or under way.
  [[nodiscard]] virtual std::uint64_t messages_sent() const noexcept = 0;
  [[nodiscard]] std::uint64_t messages_heard() const noexcept;
  /// Zero too while a message has been heard before the store's answer says that it was sent.
  [[nodiscard]] std::uint64_t messages_unheard() const noexcept;
  [[nodiscard]] const Timeline* timeline() const noexcept { return timeline_.get(); }
  [[nodiscard]] Nanoseconds now() const noexcept { return scheduler_.now(); }
  [[nodiscard]] Nanoseconds elapsed() const noexcept { return scheduler_.now() - start_; }
  /// In words; `from` says where an answer came from.
  [[nodiscard]] std::string told(const Served& served, std::string_view (*from)(Origin)) const;
  /// The frame's `events`.
  void write_events(JsonWriter& json, std::string_view (*from)(Origin)) const;
  [[nodiscard]] std::uint64_t digest() const noexcept { return digest_.value(); }
  [[nodiscard]] const Account& store_account() const noexcept { return store_account_; }
  [[nodiscard]] const Account& instrument_account() const noexcept { return instrument_account_; }

  [[nodiscard]] bool is_write(std::uint32_t request) const noexcept {
    return setup_.write_every > 0 && (request + 1) % setup_.write_every == 0;
  }
  [[nodiscard]] std::uint32_t service_of(std::uint32_t request) const noexcept {
    return (is_write(request) ? request / setup_.write_every : request) % setup_.services;
  }
  [[nodiscard]] static std::string key_name(std::uint32_t key) { return "k" + std::to_string(key); }
  /// The number in a key's name, also where a prefix stands before it; `no_key` for a version's.
  [[nodiscard]] static std::uint32_t key_number(const std::string& key);
  /// What the database has now.
  [[nodiscard]] std::string_view value_of(std::uint32_t key) const { return database_.value(key_name(key)); }
  /// The most bytes of a key and its value together.
  [[nodiscard]] static std::uint64_t longest_entry(const ServicesSetup& setup);

 protected:
  /// Where services tell each other of writes.
  static constexpr const char* channel = "writes";

  /// `drawn`: keeps a timeline.
  ServiceSimulation(const ServicesSetup& setup, const StoreMemory& memory, bool drawn, Stores& stores);

  [[nodiscard]] virtual Task<Result<Answer>> read(std::uint32_t service, std::string key) = 0;
  [[nodiscard]] virtual Task<> write(std::uint32_t service, std::string key, std::string value) = 0;
  /// An entry is on its way to the shared store.
  virtual void stored(const std::string& key, std::uint64_t value_bytes, const SetOptions& options);
  /// The service's cache is told of writes from when services begin.
  void listen(std::uint32_t service, LocalCache& local);
  /// To be called when the services stand and their listeners are spawned: lets these subscribe.
  void begin();
  /// To be called by the derived destructor: tasks end while what they use is there.
  void stop() noexcept { scheduler_.drop_tasks(); }

  [[nodiscard]] Scheduler& scheduler() noexcept { return scheduler_; }
  /// The shared store, as that service reaches it.
  [[nodiscard]] Store& store_of(std::uint32_t service) { return *watched_stores_[service]; }
  [[nodiscard]] Database& database_for_services() noexcept { return watched_database_; }

 private:
  /// A value, named by its place: when it became true, and which one ended it.
  struct Truth {
    std::int64_t since = 0;
    std::uint32_t key = 0, next = 0;
  };

  [[nodiscard]] Task<> serve(std::uint32_t request, std::uint32_t key);
  [[nodiscard]] Task<> serve_write(std::uint32_t request, std::uint32_t key);
  [[nodiscard]] static Task<> hear(InvalidationListener& listener);
  [[nodiscard]] Task<> warm_up();
  [[nodiscard]] std::string next_value(std::uint32_t key);
  /// Since when the value has not been true; zero when it is.
  [[nodiscard]] Nanoseconds outdated(std::uint32_t key, const std::string& value) const;
  void record(const Served& served);

  ServicesSetup setup_;
  Account store_account_, database_account_{"database"}, instrument_account_{"instrument"};
  std::unique_ptr<WaitableClock> clock_;
  Scheduler scheduler_;
  std::unique_ptr<Store> store_;
  SimulatedDatabase database_;
  std::unique_ptr<Timeline> timeline_;
  std::unique_ptr<MessageTracker> tracker_;
  std::vector<std::unique_ptr<WatchedStore>> watched_stores_;
  WatchedDatabase watched_database_;
  std::vector<std::unique_ptr<InvalidationListener>> listeners_;
  TrackedVector<Truth> truths_;        ///< the first of each key first, then in the order they were written
  TrackedVector<std::uint32_t> last_;  ///< of each key
  LatencyRecord latencies_;
  EventLog<Served> log_;
  bool begun_ = false;
  Nanoseconds start_{}, max_staleness_{};
  std::uint64_t staleness_ = 0;
  std::uint32_t requested_ = 0, writes_ = 0, stale_ = 0;
  std::array<std::uint32_t, origins> origins_{};
  Digest digest_;
};

}  // namespace cachebound::exercises
