// Cache-aside (https://learn.microsoft.com/azure/architecture/patterns/cache-aside): the program looks into the cache,
// loads what is missing and puts it there; a write goes to the database and takes the entry out of the cache.
#pragma once

#include <optional>

#include "pattern/cached_database.hpp"
#include "pattern/database.hpp"
#include "store/store.hpp"

namespace cachebound {

/// What a write does to the entry.
enum class OnWrite {
  erase,        ///< after the save: the next reader loads anew
  erase_first,  ///< before the save: a reader in between puts the old value back, and there it stays
  leave,        ///< nothing: the naive way. The entry is wrong until its time is over
};

struct CacheAsideOptions {
  /// None: an entry is trusted for as long as the store keeps it.
  std::optional<Nanoseconds> ttl;
  OnWrite on_write = OnWrite::erase;
};

/// Acknowledged means saved. Two things can still make an entry stale for up to its time to live: a reader that loaded
/// before a save and stores after its erase (Nishtala et al., "Scaling Memcache at Facebook", NSDI '13, section 3.2.1),
/// and an erase that the store did not carry out. Nothing keeps several readers from loading the same key at once.
class CacheAside final : public CachedDatabase {
 public:
  CacheAside(Store& store, Database& database, CacheAsideOptions options)
      : store_(store), database_(database), options_(options) {}

  /// A fault is the database's; a store that fails is done without.
  [[nodiscard]] Task<Result<Answer>> read(std::string key) override;
  /// The entry is erased even when the save failed: after a timeout nobody knows whether it took place.
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value) override;

 private:
  Store& store_;
  Database& database_;
  CacheAsideOptions options_;
};

}  // namespace cachebound
