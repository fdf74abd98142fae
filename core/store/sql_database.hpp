// A connection to a database of SQLite (https://sqlite.org/lang.html), whichever build of it stands behind: libsqlite3
// natively, the official WebAssembly build in the browser. Everything above is written once, in SQL.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace cachebound {

/// NULL, INTEGER or BLOB; text that a statement returns comes as bytes too. There are no floating numbers: what is
/// stored reads back as the same bits everywhere.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string>;
using SqlRow = std::vector<SqlValue>;

/// One connection. When it is destroyed, a transaction that is open is rolled back: what a killed process leaves.
///
/// Faults: `store_timeout` (another connection holds the lock for too long), `store_full` (no room on the disk),
/// `store_unreachable` (everything else that keeps a database from answering, in SQLite's words).
class SqlDatabase {
 public:
  virtual ~SqlDatabase() = default;

  /// Runs one statement with its values bound to ?1, ?2, … and returns all of its rows. A statement may be kept
  /// prepared under its text: pass values, do not write them into it.
  [[nodiscard]] virtual Result<std::vector<SqlRow>> run(std::string_view sql, std::span<const SqlValue> values) = 0;

  [[nodiscard]] Result<std::vector<SqlRow>> run(std::string_view sql) { return run(sql, {}); }
  [[nodiscard]] Result<std::vector<SqlRow>> run(std::string_view sql, std::initializer_list<SqlValue> values) {
    return run(sql, std::span<const SqlValue>(values.begin(), values.size()));
  }
};

/// Where databases lie, by name: a directory, or the browser's origin-private file system.
class SqlFolder {
 public:
  virtual ~SqlFolder() = default;

  /// The database of this name, made when there is none. A name is letters, digits, `-` and `_`.
  [[nodiscard]] virtual Result<std::unique_ptr<SqlDatabase>> open(std::string_view name) = 0;
};

/// A column that is declared INTEGER NOT NULL.
[[nodiscard]] inline std::int64_t integer(const SqlValue& value) { return std::get<std::int64_t>(value); }
/// A column that is declared BLOB NOT NULL.
[[nodiscard]] inline const std::string& bytes(const SqlValue& value) { return std::get<std::string>(value); }

}  // namespace cachebound
