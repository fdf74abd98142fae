// Write-through: a write goes to the database and into the cache before it is acknowledged.
#pragma once

#include <optional>

#include "pattern/cached_database.hpp"
#include "pattern/database.hpp"
#include "pattern/striped_lock.hpp"
#include "store/store.hpp"

namespace cachebound {

/// Reads what was just written without a load, and pays for it with the slowest writes and with room for what nobody
/// may ever read. Loads and writes of a key come one after the other, in this process. Acknowledged means saved.
class WriteThrough final : public CachedDatabase {
 public:
  WriteThrough(Store& store, Database& database, StripedLock& locks, std::optional<Nanoseconds> ttl)
      : store_(store), database_(database), locks_(locks), ttl_(ttl) {}

  /// As ReadThrough: a fault is the database's; a store that fails is done without.
  [[nodiscard]] Task<Result<Answer>> read(std::string key) override;
  /// Where the save failed, the entry is erased: nobody knows what the database has.
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value) override;

 private:
  Store& store_;
  Database& database_;
  StripedLock& locks_;
  std::optional<Nanoseconds> ttl_;
};

/// The naive rival: the program writes to both, the cache first, and locks nothing. A save that fails leaves a value in
/// the cache that the database never had; and of two writers each may come last in one of the two places.
class DualWrite final : public CachedDatabase {
 public:
  DualWrite(Store& store, Database& database, std::optional<Nanoseconds> ttl)
      : store_(store), database_(database), ttl_(ttl) {}

  [[nodiscard]] Task<Result<Answer>> read(std::string key) override;
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value) override;

 private:
  Store& store_;
  Database& database_;
  std::optional<Nanoseconds> ttl_;
};

}  // namespace cachebound
