// A trace as dense ids, made once: every policy and every size then runs on arrays.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <span>
#include <utility>

#include "memory/tracking_allocator.hpp"
#include "trace/key_table.hpp"
#include "trace/request.hpp"

namespace cachebound {

class CompiledTrace {
 public:
  /// One id a request, from 0 to objects() - 1, numbered in the order of first occurrence.
  [[nodiscard]] std::span<const std::uint32_t> ids() const noexcept { return ids_; }
  /// Distinct keys.
  [[nodiscard]] std::uint32_t objects() const noexcept { return static_cast<std::uint32_t>(keys_.size()); }
  /// By id, the key it stands for.
  [[nodiscard]] std::span<const Key> keys() const noexcept { return keys_; }
  /// About four a request and eight an object.
  [[nodiscard]] std::uint64_t bytes() const noexcept {
    return std::uint64_t{ids_.capacity()} * sizeof(std::uint32_t) + std::uint64_t{keys_.capacity()} * sizeof(Key);
  }

 private:
  friend class TraceCompiler;
  CompiledTrace(TrackedVector<std::uint32_t> ids, TrackedVector<Key> keys)
      : ids_(std::move(ids)), keys_(std::move(keys)) {}

  TrackedVector<std::uint32_t> ids_;
  TrackedVector<Key> keys_;
};

/// How long a trace may be to be compiled; both below 2^31.
struct CompileLimits {
  std::uint32_t requests = 0, objects = 0;
};

/// Takes keys as they are read. `add` is O(1) expected a key.
class TraceCompiler {
 public:
  /// More than `limits` are refused. Where it is known how many will come, `expected_requests` reserves their ids at
  /// once.
  TraceCompiler(CompileLimits limits, Account& account, std::uint32_t expected_requests = 0)
      : most_requests_(limits.requests),
        ids_(TrackingAllocator<std::uint32_t>(account)),
        table_(std::min(limits.objects, limits.requests), account) {
    ids_.reserve(std::min(most_requests_, expected_requests));
  }
  /// As many objects as requests.
  TraceCompiler(std::uint32_t most_requests, Account& account, std::uint32_t expected_requests = 0)
      : TraceCompiler({most_requests, most_requests}, account, expected_requests) {}

  /// At the moment in which ids and table are copied to larger ones.
  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(CompileLimits limits) noexcept {
    return 2 * std::uint64_t{limits.requests} * sizeof(std::uint32_t) +
           KeyTable::worst_case_bytes(std::min(limits.objects, limits.requests));
  }
  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t most_requests) noexcept {
    return worst_case_bytes({most_requests, most_requests});
  }

  /// False when the trace is longer than allowed, or has more objects; what came until then stands.
  [[nodiscard]] bool add(std::span<const Key> keys) {
    const std::size_t before = ids_.size(), room = most_requests_ - before;
    const auto taken = keys.first(std::min(keys.size(), room));
    if (before + taken.size() > ids_.capacity()) {
      ids_.reserve(std::min<std::size_t>(most_requests_, std::max(before + taken.size(), 2 * before)));
    }
    ids_.resize(before + taken.size());
    const std::size_t numbered = table_.number(taken, ids_.data() + before);
    ids_.resize(before + numbered);
    return numbered == keys.size();
  }

  [[nodiscard]] std::uint64_t requests() const noexcept { return ids_.size(); }
  [[nodiscard]] std::uint32_t objects() const noexcept { return table_.size(); }

  /// The table is given back when the compiler is.
  [[nodiscard]] CompiledTrace finish() && { return {std::move(ids_), std::move(table_).take_keys()}; }

 private:
  std::uint32_t most_requests_;
  TrackedVector<std::uint32_t> ids_;
  KeyTable table_;
};

}  // namespace cachebound
