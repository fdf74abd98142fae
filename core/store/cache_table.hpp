// What a persistent cache keeps its entries in: rows and a few orders of them, without a word of SQL. A table in memory
// and a table of SQLite answer alike.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace cachebound {

/// An entry without its value.
struct CacheEntry {
  std::int64_t id = 0;  ///< one more than the largest there was when it was inserted; an overwrite keeps it
  std::string key;
  std::optional<std::string> tag;
  Nanoseconds stored{};
  std::optional<Nanoseconds> expires;  ///< nothing: never
  Nanoseconds accessed{};
  std::int64_t accesses = 0;
  std::int64_t bytes = 0;  ///< what it counts against a size limit

  bool operator==(const CacheEntry&) const = default;
};

struct CacheRow {
  CacheEntry entry;
  std::string value;
};

/// Smallest first; what is equal, by id.
enum class CacheOrder : std::uint8_t { id, stored, accessed, accesses };

struct CacheTotals {
  std::int64_t entries = 0, bytes = 0;
};

/// Keys are unique. Every operation may fail as SqlDatabase's do. Outside of a transaction each is one by itself; what
/// is open when the table is destroyed never happened.
class CacheTable {
 public:
  virtual ~CacheTable() = default;

  /// Not nested. Takes the write lock.
  [[nodiscard]] virtual Result<void> begin() = 0;
  [[nodiscard]] virtual Result<void> commit() = 0;
  [[nodiscard]] virtual Result<void> roll_back() = 0;

  [[nodiscard]] virtual Result<std::optional<CacheRow>> find(const std::string& key) = 0;
  /// The key must not be there; the id is given by the table.
  [[nodiscard]] virtual Result<void> insert(const CacheRow& row) = 0;
  /// The row of this id gets all of it but the key.
  [[nodiscard]] virtual Result<void> update(const CacheRow& row) = 0;
  /// The row of this id gets expiry, access time and count.
  [[nodiscard]] virtual Result<void> touch(const CacheEntry& entry) = 0;
  [[nodiscard]] virtual Result<void> erase(std::int64_t id) = 0;

  /// Asked for again and again: makes `first` in this order O(limit log n), where it would scan.
  [[nodiscard]] virtual Result<void> index(CacheOrder order) = 0;
  [[nodiscard]] virtual Result<std::vector<CacheEntry>> first(CacheOrder order, std::uint32_t limit) = 0;
  /// Those that expired before `time`, the longest expired first.
  [[nodiscard]] virtual Result<std::vector<CacheEntry>> expired(Nanoseconds time, std::uint32_t limit) = 0;
  /// By id.
  [[nodiscard]] virtual Result<std::vector<CacheEntry>> tagged(const std::string& tag, std::uint32_t limit) = 0;
  /// O(1).
  [[nodiscard]] virtual Result<CacheTotals> totals() = 0;
};

/// Where tables lie, by name. Opened again, a table holds what was committed.
class CacheFolder {
 public:
  virtual ~CacheFolder() = default;

  /// At most one of a name may be open at a time.
  [[nodiscard]] virtual Result<std::unique_ptr<CacheTable>> open(std::string_view name) = 0;
};

}  // namespace cachebound
