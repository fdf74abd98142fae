// Takes in a trace of unknown length: compiled as long as it fits, and sampled in any case.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "memory/account.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/curve/shards.hpp"
#include "trace/request.hpp"

namespace cachebound {

/// The sample's memory is fixed; that of the compiled trace is bounded by the limits, and given back when the trace
/// turns out to be longer.
class TraceIntake {
 public:
  TraceIntake(CompileLimits limits, std::uint32_t samples, std::uint64_t seed, Account& trace, Account& sample)
      : sample_(samples, seed, sample) {
    compiler_.emplace(limits, trace);
  }

  [[nodiscard]] static std::uint64_t worst_case_bytes(CompileLimits limits, std::uint32_t samples) noexcept {
    return TraceCompiler::worst_case_bytes(limits) + Shards::worst_case_bytes(samples);
  }

  /// The next requests. O(1) expected a request.
  void take(const RequestBatch& batch) {
    tells_future_ = tells_future_ || !batch.next.empty();
    sample_.record(batch.keys);
    if (compiler_ && !compiler_->add(batch.keys)) compiler_.reset();
  }

  [[nodiscard]] std::uint64_t requests() const noexcept { return sample_.requests(); }
  /// With each request came the position of its key's next.
  [[nodiscard]] bool tells_future() const noexcept { return tells_future_; }
  [[nodiscard]] const Shards& sample() const noexcept { return sample_; }

  /// The trace is over: nothing where it was longer than the limits. To be called once.
  [[nodiscard]] std::optional<CompiledTrace> finish() {
    if (!compiler_) return std::nullopt;
    std::optional<CompiledTrace> trace(std::move(*compiler_).finish());
    compiler_.reset();
    return trace;
  }

 private:
  Shards sample_;
  std::optional<TraceCompiler> compiler_;
  bool tells_future_ = false;
};

}  // namespace cachebound
