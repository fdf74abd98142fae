// What the benchmark runs of ours, the same natively and in the browser: one trace in memory, and kernels over it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "memory/tracking_allocator.hpp"
#include "trace/compiled_trace.hpp"

namespace cachebound::bench {

/// What one run came to.
struct Outcome {
  std::uint64_t hits = 0;   ///< of the cache; of a curve, its hits at the size asked for
  std::uint64_t bytes = 0;  ///< held beside the trace; 0 where nobody counts
};

/// Zipf(1.0) requests, as 64-bit keys and compiled.
class Kernels {
 public:
  Kernels(std::uint32_t requests, std::uint32_t objects);

  /// Runs a kernel over the first `requests` of the trace, from an empty cache; making the cache is part of the work.
  ///
  ///   streaming POLICY   64-bit keys through a hash table
  ///   compiled POLICY    dense ids; Belady is told the next uses, as libCacheSim is by the trace it reads
  ///   list-map           LRU by std::list and std::unordered_map
  ///   compile            64-bit keys to dense ids
  ///   curve              exact LRU hits of all sizes
  ///   shards             the same from 8192 samples
  ///   race POLICIES      compile, then so many policies of the registry, which starts with FIFO; hits of all together
  ///
  /// None when there is no such kernel.
  std::optional<Outcome> run(std::string_view kernel, std::string_view what, std::uint32_t size,
                             std::uint32_t requests);

  /// SHARDS against the exact curve over the whole trace: the mean absolute error over all sizes.
  double shards_error();

  [[nodiscard]] std::span<const std::uint64_t> keys() const noexcept { return keys_; }
  [[nodiscard]] std::span<const std::uint32_t> ids() const noexcept { return trace_.ids(); }
  [[nodiscard]] std::uint32_t objects() const noexcept { return trace_.objects(); }

 private:
  Account account_{"benchmark"};
  std::vector<std::uint64_t> keys_;
  CompiledTrace trace_;
  TrackedVector<std::uint32_t> next_uses_;
};

}  // namespace cachebound::bench
