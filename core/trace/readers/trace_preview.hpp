// The beginning of a trace as a table, so that one sees which column holds the key before all of it is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "trace/readers/format.hpp"

namespace cachebound {

struct TracePreview {
  /// Rows at most, and bytes of a cell.
  static constexpr std::size_t most_rows = 4, most_cell_bytes = 48;
  /// Columns at most; a wider CSV file may still have its key further right.
  static constexpr std::size_t most_columns = 64;

  TraceFormat format = TraceFormat::text;  ///< never automatic
  bool header = false;                     ///< the first line names the columns
  std::vector<std::string> columns;        ///< names, or numbers from 1 where there are none
  std::vector<std::vector<std::string>> rows;
  /// The column that holds the key, from 0; nothing where it has to be chosen.
  std::optional<std::uint32_t> key;
};

/// `opening` is the start of the trace, `whole` says that it is all of it; `column` as in ReadingOptions. A fault for
/// what is no trace of the format, with the sentence that reading would end with; a CSV file whose key column is not
/// clear is none. O(opening).
[[nodiscard]] Result<TracePreview> preview_trace(std::string_view opening, bool whole, TraceFormat format,
                                                 std::string_view column);

}  // namespace cachebound
