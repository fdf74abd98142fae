// How a file's beginning looks and which of its columns holds the key, for a page that lets its user choose.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace cachebound {

/// `opening` is the start of the unpacked file, `whole` says that it is all of it; the query is of `reading_schema`.
/// JSON: `format`, `columns` and `rows` of text, `key` (a column from 0, null where it has to be chosen), `choices`
/// (the value and label of each column as the field of the key's column takes it; empty where there is no choice).
[[nodiscard]] Result<std::string> preview_own_trace(std::string_view opening, bool whole, std::string_view query);

}  // namespace cachebound
