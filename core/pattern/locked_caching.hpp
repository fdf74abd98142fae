// Cache-aside in which only the holder of a lock loads, and the others wait for it, or take what is past its time
// meanwhile ("stale while revalidate", RFC 5861, for a cache that several processes share).
#pragma once

#include <string>

#include "pattern/answer.hpp"
#include "pattern/store_lock.hpp"
#include "pattern/timed_store.hpp"

namespace cachebound {

struct LockedCachingOptions {
  Nanoseconds ttl{};
  /// How long an entry past its time may stand in for a fresh one; zero: never, everyone waits for the holder.
  Nanoseconds grace{};
  StoreLockOptions lock;
  /// Who has nothing to go on with looks again after so long …
  Nanoseconds poll = std::chrono::milliseconds{10};
  /// … and loads by itself after waiting so long: a lock that is lost must not stop anybody.
  Nanoseconds patience = std::chrono::seconds{10};
};

class LockedCaching {
 public:
  LockedCaching(Scheduler& scheduler, Store& store, Database& database, const LockedCachingOptions& options)
      : entries_(scheduler, store, database, options.ttl, options.grace),
        lock_(scheduler, store, options.lock),
        grace_(options.grace),
        poll_(options.poll),
        patience_(options.patience) {}

  /// A fault is the database's, where there is not even an old value; a store that fails is done without.
  [[nodiscard]] Task<Result<Answer>> get(std::string key);

  [[nodiscard]] const StoreLock& lock() const noexcept { return lock_; }

 private:
  /// The store may keep an entry a little longer than that: it was told of it later.
  [[nodiscard]] bool may_stand_in(const TimedEntry& entry) const noexcept {
    return entries_.now() < entry.expires + grace_;
  }
  [[nodiscard]] Task<Result<Answer>> load(std::string key);
  [[nodiscard]] Task<Result<Answer>> load_locked(std::string key, StoreLock::Held held);

  TimedStore entries_;
  StoreLock lock_;
  Nanoseconds grace_, poll_, patience_;
};

}  // namespace cachebound
