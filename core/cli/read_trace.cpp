#include "cli/read_trace.hpp"

#include <cstdio>
#include <vector>

#include "base/text.hpp"
#include "cli/run_command.hpp"

namespace cachebound::cli {

namespace {

/// A pipe gives less at once, a file as much as stays in a core's cache.
constexpr std::size_t read_bytes = 262'144;

}  // namespace

Result<ReadingOptions> reading_options(const TraceOptions& options) {
  const auto format = parse_format(options.format);
  if (!format) return format.fault();
  if (options.bad_lines != "skip" && options.bad_lines != "refuse") {
    return Fault{FaultCode::unknown_choice, "bad-lines",
                 "bad-lines: got " + in_quotes(options.bad_lines) + "; allowed: skip, refuse."};
  }
  return ReadingOptions{*format, options.column, options.bad_lines == "skip" ? OnBadLine::skip : OnBadLine::refuse};
}

Result<ReadingReport> read_trace(const TraceOptions& options, ProgressBar& progress, RequestSink sink) {
  auto reading = reading_options(options);
  if (!reading) return reading.fault();
  auto source = open_trace(options.path);
  if (!source) return source.fault();

  TraceReader reader(*std::move(reading), std::move(sink));
  std::vector<char> buffer(read_bytes);
  const auto length = (*source)->length();
  for (;;) {
    const auto count = (*source)->read(buffer);
    if (!count) return count.fault();
    const bool over = *count == 0;
    const auto wanted = over ? reader.finish() : reader.push({buffer.data(), *count});
    if (!wanted) return wanted.fault();
    if (over) break;
    if (!*wanted) return reader.report();
    const auto position = static_cast<double>((*source)->position());
    progress.show(length ? std::optional(position / static_cast<double>(*length)) : std::nullopt, reader.requests(),
                  "reading");
  }
  ReadingReport report = reader.report();
  if (report.bad_lines > 0) {
    progress.clear();
    std::fprintf(stderr, "cachebound: skipped %s; the first: %s.\n",
                 counted(report.bad_lines, "bad line", "bad lines").c_str(), report.told_bad_lines.front().c_str());
  }
  return report;
}

int report_reading(const Fault& fault) {
  report(fault);
  return fault.code == FaultCode::unreadable ? out_of_reach : bad_input;
}

}  // namespace cachebound::cli
