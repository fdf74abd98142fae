// SQLite as libsqlite3 has it (https://sqlite.org/c3ref/intro.html): databases in files.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "store/sql_database.hpp"

namespace cachebound {

struct SqliteOptions {
  /// How long a statement waits for another connection's lock; then `store_timeout`.
  std::chrono::milliseconds busy_timeout{5000};
};

/// In write-ahead-log mode with `synchronous=NORMAL`, as diskcache has it: what is committed survives the death of the
/// process at any moment; that of the machine may cost the last commits, but never leaves a half one. For one thread at
/// a time; other connections and processes may use the same file meanwhile.
class SqliteDatabase final : public SqlDatabase {
 public:
  /// Made when there is none. `store_unreachable` where the file cannot be opened or is no database.
  [[nodiscard]] static Result<std::unique_ptr<SqlDatabase>> open(const std::filesystem::path& file,
                                                                 SqliteOptions options = {});
  ~SqliteDatabase() override;

  using SqlDatabase::run;
  [[nodiscard]] Result<std::vector<SqlRow>> run(std::string_view sql, std::span<const SqlValue> values) override;

 private:
  struct Connection;

  explicit SqliteDatabase(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
};

/// A directory: the database NAME lies in its file NAME.db.
class SqliteFolder final : public SqlFolder {
 public:
  /// Makes the directory, and those above it, when there is none; `store_unreachable` where it cannot.
  [[nodiscard]] static Result<SqliteFolder> at(std::filesystem::path directory, SqliteOptions options = {});

  [[nodiscard]] Result<std::unique_ptr<SqlDatabase>> open(std::string_view name) override;

 private:
  SqliteFolder(std::filesystem::path directory, SqliteOptions options)
      : directory_(std::move(directory)), options_(options) {}

  std::filesystem::path directory_;
  SqliteOptions options_;
};

}  // namespace cachebound
