// All or nothing, also when the process ends in between.
#pragma once

#include "store/sql_database.hpp"

namespace cachebound {

/// Begins at once with the write lock (BEGIN IMMEDIATE), so that nothing that was read can change before it is written
/// back; rolls back when destroyed without `commit`. Not nested.
class SqlTransaction {
 public:
  explicit SqlTransaction(SqlDatabase& database) : database_(database) {
    if (const auto begun = database_.run("BEGIN IMMEDIATE"); !begun) {
      begun_ = begun.fault();
    } else {
      open_ = true;
    }
  }
  SqlTransaction(const SqlTransaction&) = delete;
  SqlTransaction& operator=(const SqlTransaction&) = delete;
  ~SqlTransaction() {
    if (open_) static_cast<void>(database_.run("ROLLBACK"));
  }

  /// Whether it could begin; nothing may be written otherwise.
  [[nodiscard]] const Result<void>& begun() const noexcept { return begun_; }

  [[nodiscard]] Result<void> commit() {
    if (const auto committed = database_.run("COMMIT"); !committed) return committed.fault();
    open_ = false;
    return {};
  }

 private:
  SqlDatabase& database_;
  Result<void> begun_;
  bool open_ = false;
};

}  // namespace cachebound
