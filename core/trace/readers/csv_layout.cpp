#include "trace/readers/csv_layout.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "trace/readers/csv_scanner.hpp"

namespace cachebound {

namespace {

constexpr std::array<std::string_view, 4> delimiters{",", ";", "\t", "|"};
/// What traces call their objects, the clearest first.
constexpr std::array<std::string_view, 17> usual_names{"key",  "obj_id",    "object_id", "objectid", "obj",  "object",
                                                       "lbn",  "lba",       "block",     "block_id", "page", "url",
                                                       "path", "cache_key", "id",        "item",     "name"};
constexpr std::size_t lines_looked_at = 100;
constexpr std::uint32_t most_named_columns = 256;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool is_number(const std::string& cell) { return parse_number(cell).has_value(); }

std::optional<std::uint32_t> find_name(const std::vector<std::string>& cells, std::string_view name) {
  const auto found = std::find_if(cells.begin(), cells.end(),
                                  [&](const std::string& cell) { return lower_case(cell) == lower_case(name); });
  if (found == cells.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - cells.begin());
}

std::optional<std::uint32_t> find_usual_name(const std::vector<std::string>& cells) {
  for (const std::string_view name : usual_names) {
    if (const auto found = find_name(cells, name)) return found;
  }
  return std::nullopt;
}

std::string listed(const std::vector<std::string>& cells) {
  constexpr std::size_t most = 12;
  std::string list;
  for (std::size_t i = 0; i < cells.size() && i < most; ++i) {
    list += (i == 0 ? "" : ", ") + in_quotes(cells[i]);
  }
  return cells.size() > most ? list + ", …" : list;
}

Fault no_such_column(std::string_view column, const CsvLayout& layout, const std::vector<std::string>& cells) {
  return {FaultCode::unknown_choice, "column",
          "column: got " + in_quotes(column) + "; allowed: 1 to " + std::to_string(layout.columns) +
              " or a name in the first line: " + listed(cells) + "."};
}

std::string_view without_blank_lines(std::string_view opening) {
  const std::size_t start = opening.find_first_not_of(" \r\n");
  return start == std::string_view::npos ? std::string_view{} : opening.substr(start);
}

}  // namespace

std::optional<char> find_delimiter(std::string_view opening) {
  for (const std::string_view candidate : delimiters) {
    const char delimiter = candidate.front();
    std::vector<std::uint32_t> columns;
    CsvScanner scanner(delimiter, 0);
    std::string_view rest = opening;
    while (columns.size() < lines_looked_at && !rest.empty()) {
      const bool complete = scanner.scan(rest);
      // A line cut off by the end of the opening counts only when it is the only one.
      if (complete || columns.empty()) columns.push_back(scanner.columns());
      if (!complete) break;
      rest.remove_prefix(scanner.end());
      scanner.reset();
    }
    if (columns.empty()) return std::nullopt;
    std::vector<std::uint32_t> sorted = columns;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    const std::uint32_t usual = sorted[sorted.size() / 2];
    const auto agreeing = static_cast<std::size_t>(std::count(columns.begin(), columns.end(), usual));
    if (usual > 1 && agreeing * 2 > columns.size()) return delimiter;
  }
  return std::nullopt;
}

std::vector<std::string> first_cells(std::string_view text, char delimiter) {
  std::vector<std::string> cells;
  std::string scratch;
  for (std::uint32_t columns = 1; cells.size() < std::min(columns, most_named_columns);) {
    CsvScanner scanner(delimiter, static_cast<std::uint32_t>(cells.size()));
    const bool complete = scanner.scan(text);
    if (!complete) scanner.finish(text);
    columns = scanner.columns();
    cells.emplace_back(*scanner.cell(complete ? text.substr(0, scanner.end()) : text, scratch));
  }
  return cells;
}

Result<CsvLayout> read_layout(std::string_view opening, std::string_view column) {
  CsvLayout layout;
  opening = without_blank_lines(opening);
  layout.delimiter = find_delimiter(opening).value_or(',');
  CsvScanner scanner(layout.delimiter, 0);
  const std::string_view behind = scanner.scan(opening) ? opening.substr(scanner.end()) : std::string_view{};
  layout.columns = scanner.columns();
  const std::vector<std::string> first = first_cells(opening, layout.delimiter);
  const std::vector<std::string> second = first_cells(without_blank_lines(behind), layout.delimiter);

  const auto usual = find_usual_name(first);
  const bool numbers_first = std::any_of(first.begin(), first.end(), is_number);
  const bool numbers_second = std::any_of(second.begin(), second.end(), is_number);
  layout.header = !numbers_first && (numbers_second || usual);

  if (column.empty()) {
    if (layout.header && usual) {
      layout.key = *usual;
    } else if (layout.columns > 1) {
      return Fault{FaultCode::empty_value, "column",
                   "column: none given; choose the key's: 1 to " + std::to_string(layout.columns) +
                       " or a name in the first line: " + listed(first) + "."};
    }
  } else if (const auto named = find_name(first, column); named && !is_number(std::string(column))) {
    layout.header = true;
    layout.key = *named;
  } else {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(column.data(), column.data() + column.size(), number);
    if (error != std::errc{} || end != column.data() + column.size() || number < 1 || number > layout.columns) {
      return no_such_column(column, layout, first);
    }
    layout.key = number - 1;
  }
  if (layout.header) layout.key_name = first[layout.key];
  return layout;
}

}  // namespace cachebound
