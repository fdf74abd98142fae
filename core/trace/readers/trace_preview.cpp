#include "trace/readers/trace_preview.hpp"

#include <algorithm>
#include <utility>

#include "trace/readers/characters.hpp"
#include "trace/readers/csv_layout.hpp"
#include "trace/readers/csv_scanner.hpp"
#include "trace/readers/oracle_reader.hpp"

namespace cachebound {

namespace {

/// Fit for a cell: short, and without control characters.
std::string cell(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    // Cut between characters: bytes 10xxxxxx continue one in UTF-8.
    if (shown.size() >= TracePreview::most_cell_bytes && (static_cast<unsigned char>(c) & 0xc0U) != 0x80U) {
      return shown + "…";
    }
    shown += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  return shown;
}

/// Takes the next line that is not blank off the text; one that is cut off at its end too.
std::optional<std::string_view> take_line(std::string_view& text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!trimmed(line).empty()) return trimmed(line);
  }
  return std::nullopt;
}

void show_lines(std::string_view opening, TracePreview& preview) {
  preview.columns = {"key"};
  preview.key = 0;
  while (preview.rows.size() < TracePreview::most_rows) {
    const auto line = take_line(opening);
    if (!line) return;
    preview.rows.push_back({cell(*line)});
  }
}

void show_records(std::string_view opening, TracePreview& preview) {
  preview.columns = {"time", "id", "size", "next"};
  preview.key = 1;
  for (; opening.size() >= OracleRecord::bytes && preview.rows.size() < TracePreview::most_rows;
       opening.remove_prefix(OracleRecord::bytes)) {
    const OracleRecord record = OracleRecord::at(opening.data());
    preview.rows.push_back({std::to_string(record.time), std::to_string(record.id), std::to_string(record.size),
                            std::to_string(record.next)});
  }
}

Result<void> show_cells(std::string_view opening, std::string_view column, TracePreview& preview) {
  // Whichever column is the key's, the rest of the layout is the same.
  const auto first = read_layout(opening, "1");
  if (!first) return first.fault();
  const auto chosen = read_layout(opening, column);
  if (!chosen && !column.empty()) return chosen.fault();
  const CsvLayout& layout = chosen ? *chosen : *first;
  if (chosen) preview.key = chosen->key;
  preview.header = layout.header;

  CsvScanner scanner(layout.delimiter, 0);
  bool naming = layout.header;
  while (!opening.empty() && preview.rows.size() < TracePreview::most_rows) {
    const bool complete = scanner.scan(opening);
    const std::string_view record = complete ? opening.substr(0, scanner.end()) : opening;
    opening.remove_prefix(record.size());
    scanner.reset();
    if (trimmed(record.substr(0, record.find('\n'))).empty()) continue;
    std::vector<std::string> cells = first_cells(record, layout.delimiter);
    if (cells.size() > TracePreview::most_columns) cells.resize(TracePreview::most_columns);
    for (std::string& each : cells) each = cell(each);
    if (std::exchange(naming, false)) {
      preview.columns = std::move(cells);
    } else {
      preview.rows.push_back(std::move(cells));
    }
  }
  const std::size_t columns = std::min<std::size_t>(layout.columns, TracePreview::most_columns);
  for (std::size_t i = preview.columns.size(); i < columns; ++i) preview.columns.push_back(std::to_string(i + 1));
  return {};
}

}  // namespace

Result<TracePreview> preview_trace(std::string_view opening, bool whole, TraceFormat format, std::string_view column) {
  if (opening.empty()) return Fault{FaultCode::malformed_trace, "trace", "The trace is empty: 0 bytes."};
  const auto detected = format == TraceFormat::automatic ? detect_format(opening, whole) : Result<TraceFormat>(format);
  if (!detected) return detected.fault();
  TracePreview preview;
  preview.format = *detected;
  if (preview.format == TraceFormat::oracle_general) {
    show_records(opening, preview);
    return preview;
  }
  if (opening.starts_with(byte_order_mark)) opening.remove_prefix(byte_order_mark.size());
  if (preview.format == TraceFormat::text) {
    show_lines(opening, preview);
    return preview;
  }
  if (const auto shown = show_cells(opening, column, preview); !shown) return shown.fault();
  return preview;
}

}  // namespace cachebound
