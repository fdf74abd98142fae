// Entries that carry their time, read from and loaded into a store: what early refresh, XFetch and the stale fallback
// have in common.
#pragma once

#include <optional>
#include <string>

#include "pattern/database.hpp"
#include "pattern/timed_entry.hpp"
#include "sim/scheduler.hpp"
#include "store/store.hpp"

namespace cachebound {

class TimedStore {
 public:
  /// Entries are fresh for `ttl` and then kept for `grace` longer.
  TimedStore(Scheduler& scheduler, Store& store, Database& database, Nanoseconds ttl,
             Nanoseconds grace = Nanoseconds::zero())
      : scheduler_(scheduler), store_(store), database_(database), ttl_(ttl), grace_(grace) {}

  /// What the store has; nothing also when it fails or holds something else.
  [[nodiscard]] Task<std::optional<TimedEntry>> find(std::string key);
  /// The database's value, which the store keeps from now on if it can.
  [[nodiscard]] Task<Result<std::string>> load(std::string key);

  [[nodiscard]] Nanoseconds now() const noexcept { return scheduler_.now(); }
  [[nodiscard]] Nanoseconds ttl() const noexcept { return ttl_; }
  [[nodiscard]] Scheduler& scheduler() const noexcept { return scheduler_; }
  [[nodiscard]] Store& store() const noexcept { return store_; }

 private:
  Scheduler& scheduler_;
  Store& store_;
  Database& database_;
  Nanoseconds ttl_, grace_;
};

}  // namespace cachebound
