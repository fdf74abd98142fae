#include "trace/readers/csv_reader.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "trace/readers/characters.hpp"

namespace cachebound {

bool CsvReader::push(std::string_view bytes, Findings& findings) {
  return carry_.feed(bytes, [&](std::string_view window) { return parse(window, findings); });
}

std::optional<std::size_t> CsvReader::parse(std::string_view window, Findings& findings) {
  std::size_t start = 0;
  while (start < window.size()) {
    if (skipping_) {
      const std::size_t line_end = window.find('\n', start);
      if (line_end == std::string_view::npos) return window.size();
      skipping_ = false;
      ++line_;
      start = line_end + 1;
      continue;
    }
    const std::string_view record = window.substr(start, most_record_bytes + 1);
    if (scanner_.scan(record)) {
      const std::size_t end = scanner_.end();
      if (!take(record.substr(0, end), findings)) return std::nullopt;
      line_ += 1 + scanner_.inner_lines();
      scanner_.reset();
      start += end;
    } else if (record.size() > most_record_bytes) {
      const auto skipped = skip_overlong(record, findings);
      if (!skipped) return std::nullopt;
      start += *skipped;
    } else {
      return start;
    }
  }
  return start;
}

std::optional<std::size_t> CsvReader::skip_overlong(std::string_view record, Findings& findings) {
  scanner_.reset();
  const std::size_t line_end = record.find('\n');
  if (line_end == std::string_view::npos) {
    skipping_ = true;
    if (!complain(findings, "is longer than " + grouped(std::uint64_t{most_record_bytes}) + " bytes")) {
      return std::nullopt;
    }
    return record.size();
  }
  if (!complain(findings, "has a quote that is not closed")) return std::nullopt;
  ++line_;
  return line_end + 1;
}

bool CsvReader::finish(Findings& findings) {
  std::string_view rest = carry_.rest();
  while (!rest.empty()) {
    if (scanner_.scan(rest)) {
      if (!take(rest.substr(0, scanner_.end()), findings)) return false;
      line_ += 1 + scanner_.inner_lines();
      rest.remove_prefix(scanner_.end());
    } else if (scanner_.finish(rest)) {
      return take(rest, findings);
    } else {
      if (!complain(findings, "has a quote that is not closed")) return false;
      const std::size_t line_end = rest.find('\n');
      if (line_end == std::string_view::npos) return true;
      ++line_;
      rest.remove_prefix(line_end + 1);
    }
    scanner_.reset();
  }
  return true;
}

bool CsvReader::take(std::string_view record, Findings& findings) {
  const bool blank = scanner_.columns() == 1 && trimmed(record.substr(0, record.find('\n'))).empty();
  if (blank) return true;
  if (header_) {
    header_ = false;
    return true;
  }
  if (scanner_.flaw() == CsvScanner::Flaw::noise) {
    return complain(findings, "holds control characters: binary noise, not CSV");
  }
  if (scanner_.columns() != layout_.columns) {
    return complain(findings, "has " + counted(std::uint64_t{scanner_.columns()}, "column", "columns") +
                                  ", the first line " + std::to_string(layout_.columns));
  }
  if (scanner_.flaw() == CsvScanner::Flaw::text_after_quote)
    return complain(findings, "has text behind a closing quote");
  const std::string_view key = *scanner_.cell(record, scratch_);
  if (!key.empty()) return findings.requests.add(hash_key(key));
  return complain(findings, "has nothing in column " + std::to_string(layout_.key + 1));
}

bool CsvReader::complain(Findings& findings, const std::string& what) {
  return findings.bad.report("line " + grouped(line_) + " " + what);
}

}  // namespace cachebound
