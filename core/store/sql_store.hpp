// A store in a database of SQLite: entries survive the process, messages do not leave it.
#pragma once

#include <memory>

#include "base/clock.hpp"
#include "store/channels.hpp"
#include "store/sql_database.hpp"
#include "store/store.hpp"

namespace cachebound {

struct SqlStoreOptions {
  std::uint32_t most_waiting = 1000;  ///< messages a subscription keeps until they are taken, at least 1
};

/// Every command is one transaction and answers at once: a coroutine of it never suspends, but SQLite may block the
/// thread for as long as another connection writes. `publish` and `subscribe` work within this object: SQLite has
/// neither, so other processes on the same database hear nothing. Waiting messages are charged to the account; entries
/// take no memory but SQLite's own cache of pages.
///
/// An entry is alive while now < expiry; the dead are removed by later writes, a few a write. O(log n) a command.
class SqlStore final : public Store {
 public:
  /// `clock` decides what has expired: where the database outlives the process, its time must count from an epoch.
  /// Scheduler, clock and account must outlive the store. Faults as bring_up_to_date's.
  [[nodiscard]] static Result<std::unique_ptr<SqlStore>> open(std::unique_ptr<SqlDatabase> database,
                                                              Scheduler& scheduler, const Clock& clock,
                                                              Account& account, SqlStoreOptions options = {});

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override;
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override;
  [[nodiscard]] Task<Result<bool>> erase(std::string key) override;
  [[nodiscard]] Task<Result<bool>> erase_if(std::string key, std::string value) override;
  [[nodiscard]] Task<Result<bool>> expire(std::string key, Nanoseconds time) override;
  [[nodiscard]] Task<Result<TimeToLive>> ttl(std::string key) override;
  [[nodiscard]] Task<Result<std::int64_t>> incr(std::string key, std::int64_t by = 1) override;
  [[nodiscard]] Task<Result<std::uint32_t>> publish(std::string channel, std::string message) override;
  [[nodiscard]] Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) override;

  /// Entries in the database, dead ones included that no write has removed yet. O(n).
  [[nodiscard]] Result<std::uint64_t> size();
  /// Removes every entry, in one transaction.
  [[nodiscard]] Result<void> clear();

 private:
  struct Entry {
    std::string value;
    std::optional<Nanoseconds> expires;
  };

  SqlStore(std::unique_ptr<SqlDatabase> database, Scheduler& scheduler, const Clock& clock, Account& account,
           SqlStoreOptions options);

  /// The live entry.
  [[nodiscard]] Result<std::optional<Entry>> find(const std::string& key);
  [[nodiscard]] Result<void> put(const std::string& key, const Entry& entry);
  [[nodiscard]] Result<void> remove(const std::string& key);
  /// What `work(live entry or nothing)` returns, in one transaction, which a fault undoes.
  template <class Work>
  auto change(const std::string& key, Work&& work) -> decltype(work(std::optional<Entry>()));

  std::unique_ptr<SqlDatabase> database_;
  Scheduler& scheduler_;
  const Clock& clock_;
  Channels channels_;
};

}  // namespace cachebound
