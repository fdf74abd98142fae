// Read-through: readers ask the cache and nobody else; the cache loads what it lacks, once for all who want it. Writes
// go around it to the database, and the entry is dropped.
#pragma once

#include <optional>

#include "pattern/cached_database.hpp"
#include "pattern/database.hpp"
#include "pattern/striped_lock.hpp"
#include "store/store.hpp"

namespace cachebound {

/// Loads and writes of a key come one after the other, in this process: so of all who miss a key one loads it, and no
/// loaded value is stored after the write that outdated it. Its naive rival is CacheAside, where everybody loads for
/// himself. Acknowledged means saved.
class ReadThrough final : public CachedDatabase {
 public:
  ReadThrough(Store& store, Database& database, StripedLock& locks, std::optional<Nanoseconds> ttl)
      : store_(store), database_(database), locks_(locks), ttl_(ttl) {}

  /// A fault is the database's; a store that fails is done without.
  [[nodiscard]] Task<Result<Answer>> read(std::string key) override;
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value) override;

 private:
  Store& store_;
  Database& database_;
  StripedLock& locks_;
  std::optional<Nanoseconds> ttl_;
};

/// What read-through and write-through have in common: a hit from the store, or else the lock, a second look, and one
/// load.
[[nodiscard]] Task<Result<Answer>> read_through(Store& store, Database& database, StripedLock& locks,
                                                std::optional<Nanoseconds> ttl, std::string key);

}  // namespace cachebound
