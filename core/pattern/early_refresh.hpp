// Refresh ahead: an entry that is read in the last share of its time is renewed behind the readers' backs, so that it
// never expires under load.
#pragma once

#include <cstdint>
#include <string>

#include "pattern/answer.hpp"
#include "pattern/store_lock.hpp"
#include "pattern/timed_store.hpp"

namespace cachebound {

struct EarlyRefreshOptions {
  Nanoseconds ttl{};
  double share = 0.1;  ///< of the time, at its end; from 0 to 1
  /// Of several that come in that time one renews. Without it every one does: the stampede only comes earlier.
  bool guarded = true;
  StoreLockOptions lock;
};

/// Readers within an entry's time never wait. Where there is no entry every reader loads: a key that is read seldom,
/// and a cold start, are not helped.
class EarlyRefresh {
 public:
  EarlyRefresh(Scheduler& scheduler, Store& store, Database& database, const EarlyRefreshOptions& options)
      : entries_(scheduler, store, database, options.ttl),
        lock_(scheduler, store, options.lock),
        window_(window(options.ttl, options.share)),
        guarded_(options.guarded) {}

  /// The share of a time to live, in whole nanoseconds, rounded down.
  [[nodiscard]] static constexpr Nanoseconds window(Nanoseconds ttl, double share) noexcept {
    return Nanoseconds{static_cast<Nanoseconds::rep>(static_cast<double>(ttl.count()) * share)};
  }

  /// A fault is the database's; a store that fails is done without. May spawn one task.
  [[nodiscard]] Task<Result<Answer>> get(std::string key);

  /// Entries renewed before their end.
  [[nodiscard]] std::uint64_t early() const noexcept { return early_; }
  [[nodiscard]] const StoreLock& lock() const noexcept { return lock_; }

 private:
  [[nodiscard]] bool is_due(const TimedEntry& entry) const noexcept {
    return entry.expires - entries_.now() <= window_;
  }
  [[nodiscard]] Task<> renew(std::string key);
  [[nodiscard]] Task<> renew_locked(std::string key);

  TimedStore entries_;
  StoreLock lock_;
  Nanoseconds window_;
  bool guarded_;
  std::uint64_t early_ = 0;
};

}  // namespace cachebound
