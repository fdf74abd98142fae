// The curve of any policy at a few sizes: all of them run side by side over one compiled trace.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "eviction/registry.hpp"
#include "trace/curve/miss_ratio_curve.hpp"

namespace cachebound {

/// LRU and others that are stack algorithms have all sizes in one pass; the rest must be tried size by size. Each size
/// charges the account what its cache holds.
class RacedCurve {
 public:
  /// Sizes ascend; each at most eviction::most_entries. The trace must outlive the race.
  RacedCurve(const eviction::PolicyInfo& policy, eviction::CompiledIds trace, std::vector<std::uint64_t> sizes,
             std::uint64_t seed, Account& account);

  /// The next requests of the trace, from its first to its last, in any portions.
  void replay(std::span<const std::uint32_t> ids);

  [[nodiscard]] std::uint64_t requests() const noexcept { return requests_; }
  /// The miss ratio at each size raced, and 1 at size 0; what lies between two sizes is not known. Before the first
  /// request only the latter.
  [[nodiscard]] std::vector<CurvePoint> points() const;

 private:
  std::vector<std::uint64_t> sizes_;
  std::vector<std::unique_ptr<eviction::CompiledPolicy>> caches_;
  std::vector<std::uint64_t> hits_;
  std::uint64_t requests_ = 0;
};

}  // namespace cachebound
