// cachebound replay: policies and sizes over a trace of any length.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/read_trace.hpp"
#include "trace/replay/contender.hpp"

namespace cachebound::cli {

struct ReplayArguments {
  TraceOptions trace;
  std::string policies = "lru", sizes, mode = "auto";
  std::uint64_t seed = 38;
  bool json = false;
  bool watch_memory = false;  ///< says every `memory_interval` requests on stderr what the process holds
};

inline constexpr std::uint64_t memory_interval = 10'000'000;

/// The rows as aligned columns, or as a JSON array of objects.
[[nodiscard]] std::string format_rows(const std::vector<ReplayRow>& rows, bool json);

/// Prints the rows on stdout; the exit code.
int replay(const ReplayArguments& arguments);

}  // namespace cachebound::cli
