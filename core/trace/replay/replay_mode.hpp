// Streaming or compiled: which way a trace is replayed, and why.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/replay/contender.hpp"

namespace cachebound {

enum class ReplayMode : std::uint8_t { automatic, streaming, compiled };

/// auto, streaming, compiled.
[[nodiscard]] Result<ReplayMode> parse_mode(std::string_view name);

/// A trace that is compiled natively: at most about 3 GB while it is made.
inline constexpr CompileLimits compile_limits{1U << 28, 1U << 25};

/// What is known of a trace when its first requests are there.
struct TraceOutlook {
  bool tells_future = false;    ///< with each request comes the position of its key's next
  bool readable_again = false;  ///< a file, whose end will come; not a pipe
};

struct ModeChoice {
  ReplayMode mode = ReplayMode::streaming;  ///< streaming or compiled
  std::string reason;                       ///< "compiled: …", one sentence for people
};

/// Automatic compiles where it must (shares of the objects, a policy that needs the future of a trace that does not
/// tell it) and where it pays (several caches over a file); else it streams. A fault when streaming was asked for and
/// cannot be.
[[nodiscard]] Result<ModeChoice> choose_mode(ReplayMode wanted, std::span<const Contender> contenders,
                                             const TraceOutlook& outlook);

/// A trace that was to be compiled is longer than `compile_limits`: why nothing else would do.
[[nodiscard]] Fault too_long_to_compile(ReplayMode wanted, std::span<const Contender> contenders);

/// True when streaming would have done.
[[nodiscard]] bool can_stream(std::span<const Contender> contenders, const TraceOutlook& outlook);

}  // namespace cachebound
