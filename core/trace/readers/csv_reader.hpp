// CSV traces: one column holds the key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "trace/readers/carry.hpp"
#include "trace/readers/csv_layout.hpp"
#include "trace/readers/csv_scanner.hpp"
#include "trace/readers/record_reader.hpp"

namespace cachebound {

/// A line is bad when it has not as many columns as the first, no key, control characters, text behind a closing
/// quote, or more than `most_record_bytes`. A quote that is not closed within these spoils its own line only: reading
/// goes on behind it. Blank lines do not count.
class CsvReader final : public RecordReader {
 public:
  explicit CsvReader(const CsvLayout& layout)
      : layout_(layout), scanner_(layout.delimiter, layout.key), header_(layout.header) {}

  bool push(std::string_view bytes, Findings& findings) override;
  bool finish(Findings& findings) override;

 private:
  std::optional<std::size_t> parse(std::string_view window, Findings& findings);
  std::optional<std::size_t> skip_overlong(std::string_view record, Findings& findings);
  bool take(std::string_view record, Findings& findings);
  bool complain(Findings& findings, const std::string& what);

  CsvLayout layout_;
  CsvScanner scanner_;
  Carry carry_;
  std::string scratch_;
  std::uint64_t line_ = 1;
  bool header_, skipping_ = false;
};

}  // namespace cachebound
