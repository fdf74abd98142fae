// Tables with a version: a database says what it holds, and an older one is brought up to date when it is opened.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "store/sql_database.hpp"

namespace cachebound {

/// `versions[v]` are the statements that lead from version v to v + 1; those that were ever released stay as they are.
struct SqlSchema {
  std::int32_t application;  ///< PRAGMA application_id: tells our databases from others
  std::vector<std::vector<std::string_view>> versions;
};

/// Leads from whatever version the database has to the newest, in one transaction. `store_unreachable` for a database
/// that is another application's or that a newer program has written: neither is touched.
[[nodiscard]] Result<void> bring_up_to_date(SqlDatabase& database, const SqlSchema& schema);

}  // namespace cachebound
