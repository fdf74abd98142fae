// The store in a file of SQLite: libsqlite3, write-ahead log, versioned schema.
#pragma once

#include "store/native/sqlite_database.hpp"
#include "store/sql_store.hpp"

namespace cachebound {

/// Opens or makes a store in this file. All that SqlStore and SqliteDatabase promise: every command that has answered
/// survives the death of the process; publish and subscribe stay within the object; `clock` decides what has expired,
/// and for a file its time must count from an epoch, since a file outlives the process.
class SqliteStore {
 public:
  [[nodiscard]] static Result<std::unique_ptr<SqlStore>> open(const std::filesystem::path& file, Scheduler& scheduler,
                                                              const Clock& clock, Account& account,
                                                              SqlStoreOptions options = {}, SqliteOptions sqlite = {}) {
    auto database = SqliteDatabase::open(file, sqlite);
    if (!database) return database.fault();
    return SqlStore::open(*std::move(database), scheduler, clock, account, options);
  }
};

}  // namespace cachebound
