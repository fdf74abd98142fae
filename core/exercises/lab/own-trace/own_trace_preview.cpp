#include "exercises/lab/own-trace/own_trace_preview.hpp"

#include "base/json_writer.hpp"
#include "exercises/lab/own-trace/own_trace_spec.hpp"
#include "trace/readers/trace_preview.hpp"

namespace cachebound {

Result<std::string> preview_own_trace(std::string_view opening, bool whole, std::string_view query) {
  const auto pairs = parse_query(query);
  if (!pairs) return pairs.fault();
  const auto options = parse<ReadingOptions>(reading_fields(), *pairs);
  if (!options) return options.fault();
  const auto preview = preview_trace(opening, whole, options->format, options->column);
  if (!preview) return preview.fault();

  JsonWriter json;
  json.object().field("format", name_of(preview->format)).key("columns").array();
  for (const std::string& column : preview->columns) json.text(column);
  json.end().key("rows").array();
  for (const auto& row : preview->rows) {
    json.array();
    for (const std::string& cell : row) json.text(cell);
    json.end();
  }
  json.end().key("key");
  preview->key ? json.integer(*preview->key) : json.null();
  json.key("choices").array();
  if (preview->format == TraceFormat::csv) {
    for (std::size_t i = 0; i < preview->columns.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      const std::string label = preview->header ? number + " · " + preview->columns[i] : "column " + number;
      json.object().field("value", number).field("label", label).end();
    }
  }
  json.end().end();
  return json.take();
}

}  // namespace cachebound
