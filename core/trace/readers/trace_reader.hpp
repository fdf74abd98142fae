// Reads a trace of any format from chunks of bytes: from a file, a pipe, or a stream in the page.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "trace/readers/format.hpp"
#include "trace/readers/record_reader.hpp"

namespace cachebound {

struct ReadingOptions {
  TraceFormat format = TraceFormat::automatic;
  std::string column;  ///< of CSV: a name, a number from 1, or empty for a usual name
  OnBadLine bad_lines = OnBadLine::skip;
};

/// What the reader made of the trace so far.
struct ReadingReport {
  TraceFormat format = TraceFormat::automatic;  ///< automatic until enough was read to tell
  std::string column;                           ///< of CSV: "5 (lbn)"
  std::uint64_t bytes = 0, requests = 0, bad_lines = 0;
  std::vector<std::string> told_bad_lines;  ///< of the first few, a sentence each with its number
};

/// How the bytes are cut makes no difference: the format is told from the first `opening_bytes` or the whole trace.
/// Memory does not grow with the trace; time is O(bytes).
class TraceReader {
 public:
  static constexpr std::size_t opening_bytes = 65'536;

  TraceReader(ReadingOptions options, RequestSink sink)
      : options_(std::move(options)), findings_{Batcher(std::move(sink)), BadLines(options_.bad_lines)} {}

  /// False when the sink wants no more. After that, or after a fault, nothing may be pushed any more.
  [[nodiscard]] Result<bool> push(std::string_view bytes);
  /// The trace is over. A fault when there was no request in it.
  [[nodiscard]] Result<bool> finish();

  [[nodiscard]] ReadingReport report() const;
  [[nodiscard]] std::uint64_t requests() const noexcept { return findings_.requests.requests(); }

 private:
  /// Chooses the reader and gives it what was held back.
  Result<bool> open(bool whole);
  Result<bool> outcome(bool wants_more) const;

  ReadingOptions options_;
  Findings findings_;
  std::string opening_;
  std::unique_ptr<RecordReader> reader_;
  TraceFormat format_ = TraceFormat::automatic;
  std::string column_;
  std::uint64_t bytes_ = 0;
};

}  // namespace cachebound
