// Reads a trace from a file or the standard input into a sink.
#pragma once

#include <string>

#include "base/result.hpp"
#include "cli/byte_source.hpp"
#include "cli/progress_bar.hpp"
#include "trace/readers/trace_reader.hpp"

namespace cachebound::cli {

/// What the options of a command that reads a trace say.
struct TraceOptions {
  std::string path;  ///< "-" for the standard input
  std::string format = "auto", column, bad_lines = "skip";

  [[nodiscard]] bool readable_again() const noexcept { return path != "-"; }
};

[[nodiscard]] Result<ReadingOptions> reading_options(const TraceOptions& options);

/// To the end, or until the sink wants no more. Says on the standard error stream what was skipped.
[[nodiscard]] Result<ReadingReport> read_trace(const TraceOptions& options, ProgressBar& progress, RequestSink sink);

/// The exit code: out_of_reach for an unreadable file, else bad_input. Prints the fault.
int report_reading(const Fault& fault);

}  // namespace cachebound::cli
