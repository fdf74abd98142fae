// cachebound generate: a trace by formula on stdout, to be piped into replay or stored.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "trace/workload/workload.hpp"

namespace cachebound::cli {

struct GenerateArguments {
  std::string workload, format = "text";
  std::uint64_t requests = 10'000'000;
  WorkloadParams params;  ///< all but the kind
};

/// Text, a key a line, of any length; or oracleGeneral, whose next uses need the whole trace in memory first. `write`
/// returns false when nobody reads any more.
[[nodiscard]] Result<void> generate(const GenerateArguments& arguments,
                                    const std::function<bool(std::string_view)>& write);

/// To stdout; the exit code.
int generate(const GenerateArguments& arguments);

}  // namespace cachebound::cli
