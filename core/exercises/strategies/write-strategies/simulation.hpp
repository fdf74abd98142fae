// One strategy of writing, on a cache, a database and a time of its own: requests come, and at some time the plug of
// the program is pulled.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/digest.hpp"
#include "exercises/strategies/shared/drawn_clients.hpp"
#include "exercises/strategies/shared/watched_database.hpp"
#include "exercises/strategies/shared/watched_store.hpp"
#include "exercises/strategies/shared/write_ledger.hpp"
#include "exercises/strategies/write-strategies/program_under_test.hpp"
#include "pattern/simulated_database.hpp"
#include "sim/event_log.hpp"
#include "sim/latency_histogram.hpp"
#include "store/stores.hpp"

namespace cachebound::exercises::write_strategies {

struct WriteRequest {
  Nanoseconds offset{};  ///< after the first could come
  std::uint32_t key = 0;
  bool reads = true;
};

/// What happened to a request, or to the program.
struct WriteEvent {
  enum class Kind : std::uint8_t { hit, miss, acknowledged, overflowed, plug_pulled, recovered };
  Kind kind{};
  std::uint32_t request = 0;  ///< from 0; of those that have none, the last one that came
  std::uint32_t key = 0;
  std::uint32_t writes = 0;  ///< lost by an overflow or the plug, or recovered
  Nanoseconds waited{}, outdated{};
  bool stale = false;
};

/// Memory: a ledger of all writes, the cache and the database with an entry a key; the rest is bounded.
class Simulation {
 public:
  static constexpr std::size_t log_capacity = 200;
  /// Client lanes on the timeline: requests beyond so many at once are not drawn.
  static constexpr std::uint32_t drawn_clients = 8;

  /// `drawn`: keeps a timeline. Stores must outlive the lane.
  Simulation(const Params& params, WriteStrategy strategy, bool drawn, Stores& stores);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  ~Simulation();

  /// The next request comes; everything that happens up to then happens, the plug included.
  void request(const WriteRequest& request);
  /// Until everyone has been answered and what waits is saved.
  void finish();

  [[nodiscard]] WriteStrategy strategy() const noexcept { return strategy_; }
  [[nodiscard]] std::uint32_t requested() const noexcept { return requested_; }
  [[nodiscard]] std::uint32_t answered() const noexcept { return static_cast<std::uint32_t>(latencies_.count()); }
  /// Cut off by the plug: nobody told them anything.
  [[nodiscard]] std::uint32_t interrupted() const noexcept { return interrupted_; }
  [[nodiscard]] std::uint32_t waiting() const noexcept { return requested_ - answered() - interrupted_; }
  [[nodiscard]] std::uint32_t answered_from(Origin origin) const noexcept {
    return origins_[static_cast<std::size_t>(origin)];
  }
  [[nodiscard]] std::uint32_t stale_reads() const noexcept { return stale_; }
  [[nodiscard]] Nanoseconds longest_outdated() const noexcept { return longest_outdated_; }
  /// Acknowledged writes that the buffer dropped for want of room, and those that went with the program, when they did.
  [[nodiscard]] std::uint32_t overflowed() const noexcept { return overflowed_; }
  [[nodiscard]] std::uint32_t lost_in_crash() const noexcept { return lost_in_crash_; }
  /// Writes taken up from the journal.
  [[nodiscard]] std::uint32_t recovered() const noexcept { return recovered_; }
  /// Entries in the buffer now.
  [[nodiscard]] std::uint32_t buffered() const noexcept;
  /// The most there ever were.
  [[nodiscard]] std::uint32_t most_buffered() const noexcept;
  [[nodiscard]] bool has_crashed() const noexcept { return has_crashed_; }

  [[nodiscard]] const WriteLedger& ledger() const noexcept { return ledger_; }
  /// Of all requests, and the sums of reads and writes apart.
  [[nodiscard]] const LatencyHistogram& latencies() const noexcept { return latencies_; }
  [[nodiscard]] double mean_read_ms() const noexcept { return reads_.mean_ms(); }
  [[nodiscard]] double mean_write_ms() const noexcept { return writes_.mean_ms(); }
  [[nodiscard]] std::uint64_t loads() const noexcept { return database_.loads(); }
  [[nodiscard]] std::uint64_t saves() const noexcept { return database_.saves(); }
  [[nodiscard]] const EventLog<WriteEvent>& log() const noexcept { return log_; }
  [[nodiscard]] const Timeline* timeline() const noexcept { return timeline_.get(); }
  [[nodiscard]] Nanoseconds now() const noexcept { return scheduler_.now(); }
  [[nodiscard]] std::uint64_t digest() const noexcept { return digest_.value(); }

  [[nodiscard]] const Account& cache_account() const noexcept { return cache_account_; }
  [[nodiscard]] const Account& buffer_account() const noexcept { return buffer_account_; }
  [[nodiscard]] const Account& journal_account() const noexcept { return journal_account_; }
  [[nodiscard]] const Account& instrument_account() const noexcept { return instrument_account_; }

  [[nodiscard]] static std::string key_name(std::uint32_t key) { return "k" + std::to_string(key); }

 private:
  class NotedDatabase;
  struct Times {
    std::int64_t total = 0;
    std::uint32_t count = 0;
    void add(Nanoseconds time) noexcept {
      total += time.count();
      ++count;
    }
    [[nodiscard]] double mean_ms() const noexcept;
  };

  void start();
  [[nodiscard]] Task<> client(WriteRequest request, std::uint32_t number);
  [[nodiscard]] Task<> recover();
  [[nodiscard]] Task<> wind_up();
  void run_until(Nanoseconds time);
  void pull_plug();
  void drop(const WriteBuffer::Entry& entry);
  void answer(const WriteEvent& event);
  void refuse();
  void settle(WriteLedger::Number write, WriteLedger::Fate fate);

  Params params_;
  WriteStrategy strategy_;
  Account cache_account_, buffer_account_, journal_account_{"journal"}, database_account_{"database"},
      instrument_account_;
  std::unique_ptr<WaitableClock> clock_;
  Scheduler scheduler_;
  std::unique_ptr<Store> cache_, disk_;
  SimulatedDatabase database_;
  WriteLedger ledger_;
  std::unique_ptr<Timeline> timeline_;
  WatchedStore watched_cache_, watched_disk_;
  WatchedDatabase watched_database_;
  std::unique_ptr<Database> noted_database_;
  WaitList recovered_gate_, all_answered_;
  LatencyHistogram latencies_;
  Times reads_, writes_;
  EventLog<WriteEvent> log_;
  DrawnClients<drawn_clients> drawn_;
  std::map<WriteLedger::Number, SpanId> buffered_;  ///< acknowledged and not settled, as drawn
  std::optional<Nanoseconds> crash_at_;
  Nanoseconds start_{}, longest_outdated_{};
  std::uint32_t requested_ = 0, interrupted_ = 0, stale_ = 0, overflowed_ = 0, lost_in_crash_ = 0, recovered_ = 0,
                most_buffered_ = 0;
  std::array<std::uint32_t, origins> origins_{};
  bool has_crashed_ = false, recovering_ = false, over_ = false;
  Digest digest_;
  std::unique_ptr<WriteProgram> program_;
};

}  // namespace cachebound::exercises::write_strategies
