// How a CSV file is laid out, read off its first lines: delimiter, header, and the column that holds the key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace cachebound {

struct CsvLayout {
  char delimiter = ',';
  bool header = false;
  std::uint32_t columns = 1;  ///< of every line
  std::uint32_t key = 0;      ///< the key's column, from 0
  std::string key_name;       ///< as the header calls it, or empty
};

/// The delimiter (comma, semicolon, tab or bar) that occurs, outside of quotes, equally often in most lines;
/// nothing when there is none: then it is no CSV.
[[nodiscard]] std::optional<char> find_delimiter(std::string_view opening);

/// The cells of the record that `text` begins with, of a very wide one the first 256.
[[nodiscard]] std::vector<std::string> first_cells(std::string_view text, char delimiter);

/// `column` is a name in the header, or a number from 1, or empty: then a column with one of the usual names, or the
/// only one there is. Blank lines in front do not count. The first line is a header when a column is called for by
/// name; else when none of its cells is a number and either the second line has one or the name of the key column is a
/// usual one.
[[nodiscard]] Result<CsvLayout> read_layout(std::string_view opening, std::string_view column);

}  // namespace cachebound
