#include "trace/curve/raced_curve.hpp"

#include <algorithm>
#include <cassert>

namespace cachebound {

RacedCurve::RacedCurve(const eviction::PolicyInfo& policy, eviction::CompiledIds trace,
                       std::vector<std::uint64_t> sizes, std::uint64_t seed, Account& account)
    : sizes_(std::move(sizes)), hits_(sizes_.size(), 0) {
  assert(std::is_sorted(sizes_.begin(), sizes_.end()));
  for (const std::uint64_t size : sizes_) {
    caches_.push_back(policy.compiled(trace, static_cast<std::uint32_t>(size), seed, account));
  }
}

void RacedCurve::replay(std::span<const std::uint32_t> ids) {
  // In pieces that stay in the processor's cache while every size takes its turn.
  constexpr std::size_t piece = 8192;
  for (; !ids.empty(); ids = ids.subspan(std::min(piece, ids.size()))) {
    const auto next = ids.first(std::min(piece, ids.size()));
    for (std::size_t i = 0; i < caches_.size(); ++i) hits_[i] += caches_[i]->replay(next);
    requests_ += next.size();
  }
}

std::vector<CurvePoint> RacedCurve::points() const {
  std::vector<CurvePoint> points{{0, 1}};
  if (requests_ == 0) return points;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    if (sizes_[i] == 0) continue;
    points.push_back({sizes_[i], static_cast<double>(requests_ - hits_[i]) / static_cast<double>(requests_)});
  }
  return points;
}

}  // namespace cachebound
