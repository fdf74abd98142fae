// The replay engine: takes a trace's requests as they are read and runs every contender over them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "trace/replay/compiled_replay.hpp"
#include "trace/replay/replay_mode.hpp"
#include "trace/replay/streaming_replay.hpp"

namespace cachebound {

struct ReplayOptions {
  std::vector<Contender> contenders;  ///< at least one
  ReplayMode mode = ReplayMode::automatic;
  std::uint64_t seed = 38;
  bool readable_again = false;
  CompileLimits limits = compile_limits;
};

/// Streaming and compiled come to the same hits.
class Replay {
 public:
  /// `clock` may be null: then nothing is timed.
  Replay(ReplayOptions options, const Clock* clock);

  /// For a reader's sink. False: this trace cannot be replayed like this; see `fault` and `start_over`.
  bool take(const RequestBatch& batch);

  /// The trace is over. `progress` is told of requests done and in total between portions of a compiled replay;
  /// returns false to stop it, then there are the rows of who had run.
  using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;
  [[nodiscard]] std::vector<ReplayRow> finish(const Progress& progress);

  [[nodiscard]] const std::optional<Fault>& fault() const noexcept { return fault_; }
  /// The trace is too long to be compiled, but not to be streamed: it must be read again, by a new replay in streaming
  /// mode. Only where it is `readable_again`.
  [[nodiscard]] bool start_over() const noexcept { return start_over_; }
  /// Of streaming or compiled, and why; empty before the first request.
  [[nodiscard]] const ModeChoice& choice() const noexcept { return choice_; }
  [[nodiscard]] std::uint64_t requests() const noexcept { return requests_; }

 private:
  bool begin(const RequestBatch& first);

  ReplayOptions options_;
  const Clock* clock_;
  Account trace_account_{"trace"}, cache_account_{"caches"};
  ModeChoice choice_;
  std::optional<Fault> fault_;
  TraceOutlook outlook_;
  bool start_over_ = false;
  std::uint64_t requests_ = 0;
  std::optional<StreamingReplay> streaming_;
  std::optional<TraceCompiler> compiler_;
};

}  // namespace cachebound
