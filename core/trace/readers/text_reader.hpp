// Text traces: a line is a key.
#pragma once

#include <cstdint>
#include <optional>

#include "trace/readers/carry.hpp"
#include "trace/readers/record_reader.hpp"

namespace cachebound {

/// Blanks around a key and blank lines do not count. A line is bad when it holds control characters or is longer than
/// `most_record_bytes`.
class TextReader final : public RecordReader {
 public:
  bool push(std::string_view bytes, Findings& findings) override;
  bool finish(Findings& findings) override;

 private:
  std::optional<std::size_t> parse(std::string_view window, Findings& findings);
  bool take(std::string_view line, Findings& findings);
  bool overlong(Findings& findings);

  Carry carry_;
  std::uint64_t line_ = 1;
  std::size_t scanned_ = 0;  ///< of the line that is not complete
  bool noise_ = false, skipping_ = false;
};

}  // namespace cachebound
