// A persistent cache's entries in memory: the same answers as SQLite's on every platform, where there is no storage or
// where a run has to come out the same everywhere.
#pragma once

#include <map>
#include <set>
#include <utility>

#include "memory/account.hpp"
#include "store/cache_table.hpp"

namespace cachebound {

/// The rows themselves, what a file is to SQLite. Each is charged to the account as one block of `entry.bytes`. Not
/// bounded by itself: the cache above culls. Operations are O(log n).
class MemoryCacheRows {
 public:
  explicit MemoryCacheRows(Account& account) : account_(account) {}
  MemoryCacheRows(const MemoryCacheRows&) = delete;
  MemoryCacheRows& operator=(const MemoryCacheRows&) = delete;
  ~MemoryCacheRows() {
    while (!rows_.empty()) remove(rows_.begin()->first);
  }

  [[nodiscard]] const CacheRow* find(const std::string& key) const;
  [[nodiscard]] const CacheRow& row(std::int64_t id) const { return rows_.at(id); }
  /// As the row's entry says; a row of the same id is replaced.
  void put(CacheRow row);
  void remove(std::int64_t id);

  [[nodiscard]] std::int64_t next_id() const { return rows_.empty() ? 1 : rows_.rbegin()->first + 1; }
  [[nodiscard]] CacheTotals totals() const noexcept { return totals_; }
  [[nodiscard]] std::vector<CacheEntry> first(CacheOrder order, std::uint32_t limit) const;
  [[nodiscard]] std::vector<CacheEntry> expired(Nanoseconds time, std::uint32_t limit) const;
  [[nodiscard]] std::vector<CacheEntry> tagged(const std::string& tag, std::uint32_t limit) const;

 private:
  /// What a row is ordered by, then its id.
  using Place = std::pair<std::int64_t, std::int64_t>;
  using Places = std::set<Place>;

  [[nodiscard]] std::vector<CacheEntry> first(const Places& places, std::int64_t below, std::uint32_t limit) const;

  Account& account_;
  std::map<std::int64_t, CacheRow> rows_;
  std::map<std::string, std::int64_t, std::less<>> ids_;
  Places by_stored_, by_accessed_, by_accesses_, by_expires_;
  std::set<std::pair<std::string, std::int64_t>> by_tag_;
  CacheTotals totals_;
};

/// A connection to rows that outlive it. A transaction that is not committed is undone, by hand or at the end.
class MemoryCacheTable final : public CacheTable {
 public:
  explicit MemoryCacheTable(MemoryCacheRows& rows) : rows_(rows) {}
  MemoryCacheTable(const MemoryCacheTable&) = delete;
  MemoryCacheTable& operator=(const MemoryCacheTable&) = delete;
  ~MemoryCacheTable() override { undo(); }

  [[nodiscard]] Result<void> begin() override;
  [[nodiscard]] Result<void> commit() override;
  [[nodiscard]] Result<void> roll_back() override;
  [[nodiscard]] Result<std::optional<CacheRow>> find(const std::string& key) override;
  [[nodiscard]] Result<void> insert(const CacheRow& row) override;
  [[nodiscard]] Result<void> update(const CacheRow& row) override;
  [[nodiscard]] Result<void> touch(const CacheEntry& entry) override;
  [[nodiscard]] Result<void> erase(std::int64_t id) override;
  [[nodiscard]] Result<void> index(CacheOrder) override { return {}; }
  [[nodiscard]] Result<std::vector<CacheEntry>> first(CacheOrder order, std::uint32_t limit) override;
  [[nodiscard]] Result<std::vector<CacheEntry>> expired(Nanoseconds time, std::uint32_t limit) override;
  [[nodiscard]] Result<std::vector<CacheEntry>> tagged(const std::string& tag, std::uint32_t limit) override;
  [[nodiscard]] Result<CacheTotals> totals() override;

 private:
  struct Change {
    std::int64_t id = 0;
    std::optional<CacheRow> before;  ///< nothing: there was no such row
  };

  void put(CacheRow row);
  void note(std::int64_t id, std::optional<CacheRow> before);
  void undo();

  MemoryCacheRows& rows_;
  bool open_ = false;
  std::vector<Change> changes_;  ///< of the open transaction
};

/// Tables that live as long as the folder does. Their rows are charged to the account, which must outlive it.
class MemoryCacheFolder final : public CacheFolder {
 public:
  explicit MemoryCacheFolder(Account& account) : account_(account) {}

  [[nodiscard]] Result<std::unique_ptr<CacheTable>> open(std::string_view name) override;

 private:
  Account& account_;
  std::map<std::string, MemoryCacheRows, std::less<>> tables_;
};

}  // namespace cachebound
