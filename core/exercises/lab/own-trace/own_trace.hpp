// A trace that a user brings: read or made, measured at every cache size, raced by every policy. In portions, so that
// a page can show how far it is and stop.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "exercises/lab/own-trace/own_trace_spec.hpp"
#include "memory/account.hpp"
#include "trace/curve/lru_curve.hpp"
#include "trace/curve/trace_intake.hpp"
#include "trace/replay/compiled_replay.hpp"
#include "trace/replay/streaming_replay.hpp"

namespace cachebound {

struct OwnTraceSetting {
  const Clock* clock = nullptr;  ///< times the caches; null: nothing is timed
  CompileLimits limits = own_trace_limits;
};

/// Work comes in three kinds. Reading: while `needs_bytes`, those of the file are pushed, then `finish` is called.
/// Everything else is done by `step`. Once nothing is left to do the trace can be reported, and raced as often as
/// wanted; a race over a trace that was too long to keep needs the bytes of the file once more.
class OwnTrace {
 public:
  /// The requests of a file, read as the query says (reading_schema).
  [[nodiscard]] static Result<std::unique_ptr<OwnTrace>> of_file(std::string_view query, OwnTraceSetting setting = {});
  /// A workload by formula (workload_schema).
  [[nodiscard]] static Result<std::unique_ptr<OwnTrace>> of_workload(std::string_view query,
                                                                     OwnTraceSetting setting = {});

  [[nodiscard]] bool needs_bytes() const noexcept { return reader_ != nullptr; }
  /// The next bytes of the file, cut anywhere. After a fault nothing more can be done with this trace.
  [[nodiscard]] Result<void> push(std::string_view bytes);
  /// The file is over. A fault where it held no request.
  [[nodiscard]] Result<void> finish();

  /// Does up to `requests` of the work at hand; returns how many it did, 0 when there is none.
  std::uint64_t step(std::uint64_t requests);
  /// Of the work that `step` does: requests done, and in all.
  [[nodiscard]] std::uint64_t position() const noexcept;
  [[nodiscard]] std::uint64_t length() const noexcept;
  /// The work at hand, in words: "SIEVE at 1,000 entries, 5 of 13".
  [[nodiscard]] std::string doing() const;

  /// What the trace is, and its curve; JSON, see own_trace_report.hpp. Not before it was measured.
  [[nodiscard]] std::string report() const;
  /// Begins a race of all policies at the sizes that the query names (race_schema); one under way is dropped. Not
  /// before the trace was measured.
  [[nodiscard]] Result<void> race(std::string_view query);
  /// The rows of the race as far as it has come; JSON.
  [[nodiscard]] std::string standing() const;

 private:
  friend class OwnTraceReport;
  explicit OwnTrace(OwnTraceSetting setting) : setting_(setting) {}

  void open_reader();
  void take(const RequestBatch& batch);
  std::uint64_t generate(std::uint64_t requests);
  void end_intake();
  [[nodiscard]] bool generating() const noexcept { return workload_ && generated_ < made_.requests; }
  [[nodiscard]] std::uint32_t objects() const noexcept;

  OwnTraceSetting setting_;
  Account trace_account_{"trace"}, sample_account_{"sample"}, curve_account_{"curve"}, cache_account_{"caches"};
  Account workload_account_{"workload"};

  // Where the requests come from: a file's bytes, or a formula.
  ReadingOptions reading_;
  std::unique_ptr<TraceReader> reader_;  ///< while bytes are needed
  std::optional<ReadingReport> read_;    ///< of a file that was read
  WorkloadChoice made_;
  std::optional<Workload> workload_;
  std::uint64_t generated_ = 0;

  std::optional<TraceIntake> intake_;
  bool taken_ = false;  ///< the trace has been read to its end
  std::optional<CompiledTrace> trace_;
  std::optional<LruCurve> curve_;

  std::vector<Contender> contenders_;
  bool without_optimum_ = false;
  std::optional<CompiledReplay> replay_;
  std::optional<StreamingReplay> streamed_;
};

}  // namespace cachebound
