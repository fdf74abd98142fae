// Cache-aside in which of all that miss a key in one process only one loads it.
#pragma once

#include <optional>
#include <string>

#include "pattern/answer.hpp"
#include "pattern/database.hpp"
#include "pattern/lock_per_key.hpp"
#include "pattern/single_flight.hpp"
#include "store/store.hpp"

namespace cachebound {

/// Who leads a flight looks into the store once more before it loads: it may have missed just before an earlier flight
/// landed. So a key is loaded once in a process, whatever the store's answers take. Several processes load once each.
class SingleFlightCaching {
 public:
  SingleFlightCaching(Store& store, Database& database, SingleFlight& flights, std::optional<Nanoseconds> ttl)
      : store_(store), database_(database), flights_(flights), ttl_(ttl) {}

  /// A fault is the database's; a store that fails is done without.
  [[nodiscard]] Task<Result<Answer>> get(std::string key);

 private:
  [[nodiscard]] Task<Result<std::string>> look_and_load(std::string key, bool& loaded);

  Store& store_;
  Database& database_;
  SingleFlight& flights_;
  std::optional<Nanoseconds> ttl_;
};

/// The same with a lock for every key ever asked for: as few loads, and a table that only grows.
class LockPerKeyCaching {
 public:
  LockPerKeyCaching(Store& store, Database& database, LockPerKey& locks, std::optional<Nanoseconds> ttl)
      : store_(store), database_(database), locks_(locks), ttl_(ttl) {}

  [[nodiscard]] Task<Result<Answer>> get(std::string key);

 private:
  Store& store_;
  Database& database_;
  LockPerKey& locks_;
  std::optional<Nanoseconds> ttl_;
};

}  // namespace cachebound
