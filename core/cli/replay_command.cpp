#include "cli/replay_command.hpp"

#include <cstdio>

#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "cli/machine.hpp"
#include "cli/run_command.hpp"
#include "trace/replay/replay.hpp"

namespace cachebound::cli {

namespace {

double ns_per_request(const ReplayRow& row) {
  return row.requests == 0 ? 0 : static_cast<double>(row.nanoseconds) / static_cast<double>(row.requests);
}

std::string aligned(const std::vector<ReplayRow>& rows) {
  char line[160];
  std::snprintf(line, sizeof line, "%-10s %11s %14s %14s %14s %11s %14s %15s\n", "policy", "size", "requests", "hits",
                "misses", "miss_ratio", "bytes", "ns_per_request");
  std::string text = line;
  for (const ReplayRow& row : rows) {
    std::snprintf(line, sizeof line, "%-10s %11u %14llu %14llu %14llu %11.6f %14llu %15.2f\n",
                  std::string(row.policy).c_str(), row.size, static_cast<unsigned long long>(row.requests),
                  static_cast<unsigned long long>(row.hits), static_cast<unsigned long long>(row.misses()),
                  row.miss_ratio(), static_cast<unsigned long long>(row.bytes), ns_per_request(row));
    text += line;
  }
  return text;
}

/// Says what the process holds each time another `memory_interval` of requests is done.
class MemoryWatch {
 public:
  void see(std::uint64_t requests, ProgressBar& progress) {
    if (requests < next_) return;
    while (next_ <= requests) next_ += memory_interval;
    progress.clear();
    std::fprintf(stderr, "%s requests: %s bytes resident\n", grouped(requests).c_str(),
                 grouped(machine().process_bytes()).c_str());
  }

 private:
  std::uint64_t next_ = memory_interval;
};

struct Attempt {
  int exit_code = done;
  bool start_over = false;  ///< the trace has to be read once more, in streaming mode
};

Attempt attempt(const ReplayArguments& arguments, ReplayOptions options) {
  ProgressBar progress;
  Replay replay(std::move(options), machine().clock);
  MemoryWatch memory;
  const auto reading = read_trace(arguments.trace, progress, [&](const RequestBatch& batch) {
    const bool wanted = replay.take(batch);
    if (arguments.watch_memory) memory.see(replay.requests(), progress);
    return wanted;
  });
  if (replay.start_over()) return {done, true};
  if (replay.fault()) return {report_reading(*replay.fault())};
  if (!reading) {
    progress.clear();
    return {report_reading(reading.fault())};
  }
  const auto rows = replay.finish([&](std::uint64_t finished, std::uint64_t total) {
    progress.show(static_cast<double>(finished) / static_cast<double>(total), finished, "replaying");
    return true;
  });
  progress.clear();
  if (progress.on_terminal()) {
    const std::string column = reading->column.empty() ? "" : ", column " + reading->column;
    std::fprintf(stderr, "%s%s; %s\n", std::string(name_of(reading->format)).c_str(), column.c_str(),
                 replay.choice().reason.c_str());
  }
  std::fputs(format_rows(rows, arguments.json).c_str(), stdout);
  return {};
}

}  // namespace

std::string format_rows(const std::vector<ReplayRow>& rows, bool json) {
  if (!json) return aligned(rows);
  JsonWriter writer;
  writer.array();
  for (const ReplayRow& row : rows) {
    writer.object().field("policy", row.policy).field("size", row.size).field("requests", row.requests);
    writer.field("hits", row.hits).field("misses", row.misses()).field("miss_ratio", row.miss_ratio());
    writer.field("bytes", row.bytes).field("ns_per_request", ns_per_request(row)).end();
  }
  writer.end();
  return writer.take() + "\n";
}

int replay(const ReplayArguments& arguments) {
  auto contenders = parse_contenders(arguments.policies, arguments.sizes);
  if (!contenders) return report(contenders.fault());
  const auto mode = parse_mode(arguments.mode);
  if (!mode) return report(mode.fault());
  ReplayOptions options{*std::move(contenders), *mode, arguments.seed, arguments.trace.readable_again()};
  const Attempt first = attempt(arguments, options);
  if (!first.start_over) return first.exit_code;
  options.mode = ReplayMode::streaming;
  return attempt(arguments, options).exit_code;
}

}  // namespace cachebound::cli
