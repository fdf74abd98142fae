#include "trace/readers/trace_reader.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "trace/readers/characters.hpp"
#include "trace/readers/csv_reader.hpp"
#include "trace/readers/oracle_reader.hpp"
#include "trace/readers/text_reader.hpp"

namespace cachebound {

Result<bool> TraceReader::push(std::string_view bytes) {
  bytes_ += bytes.size();
  if (!reader_) {
    const std::string_view taken = bytes.substr(0, opening_bytes - opening_.size());
    opening_ += taken;
    bytes.remove_prefix(taken.size());
    if (opening_.size() < opening_bytes) return true;
    if (auto opened = open(false); !opened || !*opened) return opened;
  }
  return outcome(reader_->push(bytes, findings_));
}

Result<bool> TraceReader::open(bool whole) {
  std::string_view opening = opening_;
  const auto detected = options_.format == TraceFormat::automatic ? detect_format(opening, whole) : options_.format;
  if (!detected) return detected.fault();
  if (*detected != TraceFormat::oracle_general && opening.starts_with(byte_order_mark)) {
    opening.remove_prefix(byte_order_mark.size());
  }
  switch (*detected) {
    case TraceFormat::oracle_general:
      reader_ = std::make_unique<OracleReader>();
      break;
    case TraceFormat::csv: {
      const auto layout = read_layout(opening, options_.column);
      if (!layout) return layout.fault();
      column_ = std::to_string(layout->key + 1) + (layout->header ? " (" + layout->key_name + ")" : "");
      reader_ = std::make_unique<CsvReader>(*layout);
      break;
    }
    case TraceFormat::text:
    case TraceFormat::automatic:
      reader_ = std::make_unique<TextReader>();
      break;
  }
  format_ = *detected;
  const bool wants_more = reader_->push(opening, findings_);
  opening_ = {};
  return outcome(wants_more);
}

Result<bool> TraceReader::finish() {
  if (bytes_ == 0) return Fault{FaultCode::malformed_trace, "trace", "The trace is empty: 0 bytes."};
  if (!reader_) {
    if (auto opened = open(true); !opened || !*opened) return opened;
  }
  auto finished = outcome(reader_->finish(findings_) && findings_.requests.flush());
  if (!finished || findings_.requests.requests() > 0) return finished;
  const std::string reason = findings_.bad.count() == 0 ? "no line holds a key" : findings_.bad.told().front();
  return Fault{FaultCode::malformed_trace, "trace", "The trace holds no request: " + reason + "."};
}

Result<bool> TraceReader::outcome(bool wants_more) const {
  if (auto refusal = findings_.bad.refusal()) return *std::move(refusal);
  return wants_more;
}

ReadingReport TraceReader::report() const {
  return {format_, column_, bytes_, findings_.requests.requests(), findings_.bad.count(), findings_.bad.told()};
}

}  // namespace cachebound
