// The trace of the eviction race: one of the workloads by formula, as `cachebound generate` writes it.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "eviction/index.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/workload/workload.hpp"

namespace cachebound::exercises::eviction_race {

/// A policy's place in the registry.
enum class PolicyNumber : std::uint32_t { fifo, lru };

/// The parameters of the exercise, those that make the trace last.
struct RaceParams {
  PolicyNumber policy = PolicyNumber::lru;
  std::uint32_t maxsize = 100;
  double target_ratio = 0.4;
  WorkloadKind workload = WorkloadKind::zipf;
  std::uint32_t objects = 1000, requests = 20'000;
  double skew = 1;
  std::uint32_t period = 2000;  ///< requests after which the popular objects of `shifting` move on
  std::uint32_t seed = 38;
};

/// Made whole at the start, so that the optimal policy may know the future.
class RaceWorkload {
 public:
  /// In place of a position that never comes: the same as ForesightPolicy::never.
  static constexpr std::uint64_t never = ~std::uint64_t{0};

  RaceWorkload(const RaceParams& params, Account& account);

  [[nodiscard]] static std::uint64_t worst_case_bytes(const RaceParams& params) noexcept;

  /// By position, from 0.
  [[nodiscard]] std::span<const std::uint32_t> ids() const noexcept { return trace_.ids(); }
  [[nodiscard]] std::uint32_t objects() const noexcept { return trace_.objects(); }
  /// By id, the key it stands for.
  [[nodiscard]] std::span<const Key> keys() const noexcept { return trace_.keys(); }
  [[nodiscard]] Key key_at(std::uint64_t position) const noexcept { return keys()[id_at(position)]; }
  [[nodiscard]] std::uint32_t id_at(std::uint64_t position) const noexcept {
    return ids()[static_cast<std::size_t>(position)];
  }
  /// Where the object of a position is asked for next, or `never`.
  [[nodiscard]] std::uint64_t next_use(std::uint64_t position) const noexcept {
    const std::uint32_t next = next_uses_[static_cast<std::size_t>(position)];
    return next == ids().size() ? never : next;
  }
  /// By position, as compiled policies want them.
  [[nodiscard]] std::span<const std::uint32_t> next_uses() const noexcept { return next_uses_; }

  /// Of a key of the trace. O(1) expected.
  [[nodiscard]] std::uint32_t id_of(Key key) const noexcept { return index_.find(index_.prepare(key)); }

  /// "K17"; "L5" for an object of the loop and "S9" for one of the scan in a mixed trace.
  [[nodiscard]] static std::string label(Key key);

 private:
  CompiledTrace trace_;
  TrackedVector<std::uint32_t> next_uses_;
  eviction::HashIndex index_;  ///< its slots are the ids
};

}  // namespace cachebound::exercises::eviction_race
