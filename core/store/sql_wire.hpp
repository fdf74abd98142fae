// Values and rows of SQL as bytes, for a SQLite that lives on the other side of a boundary which bytes can cross.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql_database.hpp"

namespace cachebound {

/// One after the other: 0 for NULL; 1 and eight bytes for INTEGER; 2, the length in four bytes and the bytes for BLOB.
/// The lowest byte of a number comes first.
[[nodiscard]] std::string encode(std::span<const SqlValue> values);

/// What came back: 0, the number of columns and of rows in four bytes each, and the values row by row, as `encode`
/// writes them; or 1, 2 or 3 for `store_unreachable`, `store_timeout` or `store_full`, and SQLite's words to the end.
/// Bytes that are nothing of this are `store_unreachable` too.
[[nodiscard]] Result<std::vector<SqlRow>> decode_reply(std::string_view reply);

}  // namespace cachebound
