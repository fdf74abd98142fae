// A persistent cache's entries in a table of SQLite.
#pragma once

#include "store/cache_table.hpp"
#include "store/sql_database.hpp"

namespace cachebound {

/// One table a database. Totals are kept by triggers, so that several processes count as one.
class SqlCacheTable final : public CacheTable {
 public:
  /// Creates the schema in a new database and migrates an older one; refuses what a newer version wrote.
  [[nodiscard]] static Result<std::unique_ptr<CacheTable>> open(std::unique_ptr<SqlDatabase> database);

  [[nodiscard]] Result<void> begin() override;
  [[nodiscard]] Result<void> commit() override;
  [[nodiscard]] Result<void> roll_back() override;
  [[nodiscard]] Result<std::optional<CacheRow>> find(const std::string& key) override;
  [[nodiscard]] Result<void> insert(const CacheRow& row) override;
  [[nodiscard]] Result<void> update(const CacheRow& row) override;
  [[nodiscard]] Result<void> touch(const CacheEntry& entry) override;
  [[nodiscard]] Result<void> erase(std::int64_t id) override;
  [[nodiscard]] Result<void> index(CacheOrder order) override;
  [[nodiscard]] Result<std::vector<CacheEntry>> first(CacheOrder order, std::uint32_t limit) override;
  [[nodiscard]] Result<std::vector<CacheEntry>> expired(Nanoseconds time, std::uint32_t limit) override;
  [[nodiscard]] Result<std::vector<CacheEntry>> tagged(const std::string& tag, std::uint32_t limit) override;
  [[nodiscard]] Result<CacheTotals> totals() override;

 private:
  explicit SqlCacheTable(std::unique_ptr<SqlDatabase> database) : database_(std::move(database)) {}

  [[nodiscard]] Result<void> change(std::string_view sql, std::initializer_list<SqlValue> values = {});
  [[nodiscard]] Result<std::vector<CacheEntry>> entries(std::string_view sql, std::initializer_list<SqlValue> values);

  std::unique_ptr<SqlDatabase> database_;
};

/// A database a table.
class SqlCacheFolder final : public CacheFolder {
 public:
  explicit SqlCacheFolder(SqlFolder& databases) : databases_(databases) {}

  [[nodiscard]] Result<std::unique_ptr<CacheTable>> open(std::string_view name) override {
    auto database = databases_.open(name);
    if (!database) return database.fault();
    return SqlCacheTable::open(*std::move(database));
  }

 private:
  SqlFolder& databases_;
};

}  // namespace cachebound
