#include "trace/replay/replay_mode.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace cachebound {

namespace {

bool any_relative(std::span<const Contender> contenders) {
  return std::any_of(contenders.begin(), contenders.end(),
                     [](const Contender& contender) { return contender.size.is_relative(); });
}

bool any_needs_future(std::span<const Contender> contenders) {
  return std::any_of(contenders.begin(), contenders.end(),
                     [](const Contender& contender) { return contender.needs_future(); });
}

}  // namespace

Result<ReplayMode> parse_mode(std::string_view name) {
  if (name == "auto") return ReplayMode::automatic;
  if (name == "streaming") return ReplayMode::streaming;
  if (name == "compiled") return ReplayMode::compiled;
  return Fault{FaultCode::unknown_choice, "mode",
               "mode: got " + in_quotes(name) + "; allowed: auto, streaming, compiled."};
}

bool can_stream(std::span<const Contender> contenders, const TraceOutlook& outlook) {
  return !any_relative(contenders) && (outlook.tells_future || !any_needs_future(contenders));
}

Result<ModeChoice> choose_mode(ReplayMode wanted, std::span<const Contender> contenders, const TraceOutlook& outlook) {
  if (any_relative(contenders)) {
    if (wanted == ReplayMode::streaming) {
      return Fault{FaultCode::unknown_choice, "size",
                   "size: a share of the objects is known only when the whole trace was read; allowed in streaming "
                   "mode: numbers of entries."};
    }
    return ModeChoice{ReplayMode::compiled, "compiled: a share of the objects is known only at the trace's end"};
  }
  if (!can_stream(contenders, outlook)) {
    if (wanted == ReplayMode::streaming) {
      return Fault{FaultCode::unknown_choice, "policy",
                   "policy: belady needs the future, which this trace does not tell; allowed in streaming mode: the "
                   "other policies, or an oracleGeneral trace."};
    }
    return ModeChoice{ReplayMode::compiled, "compiled: belady needs the future, known only at the trace's end"};
  }
  if (wanted == ReplayMode::streaming) return ModeChoice{ReplayMode::streaming, "streaming: as asked for"};
  if (wanted == ReplayMode::compiled) return ModeChoice{ReplayMode::compiled, "compiled: as asked for"};
  if (contenders.size() == 1) return ModeChoice{ReplayMode::streaming, "streaming: one cache needs one pass"};
  if (!outlook.readable_again) {
    return ModeChoice{ReplayMode::streaming, "streaming: memory stays flat, however long the stream"};
  }
  return ModeChoice{ReplayMode::compiled,
                    "compiled: " + std::to_string(contenders.size()) + " caches replay the same dense ids"};
}

Fault too_long_to_compile(ReplayMode wanted, std::span<const Contender> contenders) {
  const bool relative = any_relative(contenders), future = any_needs_future(contenders);
  std::string why = "mode: compiled was asked for";
  std::string instead = "the streaming mode";
  if (wanted != ReplayMode::compiled || relative || future) {
    why = relative ? "size: a share of the objects needs the whole trace in memory"
                   : "policy: belady needs the whole trace in memory";
    instead = relative ? "numbers of entries" : "the other policies, or belady over an oracleGeneral trace";
  }
  return {FaultCode::out_of_range, relative ? "size" : "policy",
          why + ", and this one has more than " + grouped(std::uint64_t{compile_limits.requests}) + " requests or " +
              grouped(std::uint64_t{compile_limits.objects}) + " objects; allowed then: " + instead + "."};
}

}  // namespace cachebound
