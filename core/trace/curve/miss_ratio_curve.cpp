#include "trace/curve/miss_ratio_curve.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/real.hpp"

namespace cachebound {

double MissRatioCurve::miss_ratio(std::uint64_t size) const noexcept {
  const auto above = std::upper_bound(points_.begin(), points_.end(), size,
                                      [](std::uint64_t value, const CurvePoint& point) { return value < point.size; });
  return (above - 1)->miss_ratio;
}

const CurvePoint* MissRatioCurve::first_at_most(double ratio) const noexcept {
  const auto found =
      std::find_if(points_.begin(), points_.end(), [&](const CurvePoint& point) { return point.miss_ratio <= ratio; });
  return found == points_.end() ? nullptr : &*found;
}

MissRatioCurve MissRatioCurve::thinned(std::uint32_t most) const {
  assert(most >= 4);
  if (points_.size() <= most) return *this;
  const std::uint32_t even = most / 2;
  std::vector<std::uint64_t> sizes = proportional_sizes(largest_size(), most - even);
  for (std::uint64_t i = 0; i < even; ++i) sizes.push_back(largest_size() * i / even);
  std::sort(sizes.begin(), sizes.end());

  std::vector<CurvePoint> kept;
  for (const std::uint64_t size : sizes) {
    if (kept.empty() || kept.back().size != size) kept.push_back({size, miss_ratio(size)});
  }
  return MissRatioCurve(std::move(kept));
}

std::vector<CurvePoint> MissRatioCurve::polyline(std::uint32_t most) const {
  const MissRatioCurve thin = thinned(most);
  std::vector<CurvePoint> line;
  for (const CurvePoint& point : thin.points_) {
    if (!line.empty() && line.back().size + 1 < point.size)
      line.push_back({point.size - 1, miss_ratio(point.size - 1)});
    line.push_back(point);
  }
  return line;
}

void MissRatioCurve::Steps::gain(std::uint64_t size, double hits) {
  assert(size > 0 && size >= points_.back().size);
  hits_ += hits;
  const double ratio = std::clamp((requests_ - hits_) / requests_, 0.0, 1.0);
  if (points_.back().size == size) {
    points_.back().miss_ratio = ratio;
  } else if (points_.back().miss_ratio != ratio) {
    points_.push_back({size, ratio});
  }
}

std::vector<std::uint64_t> proportional_sizes(std::uint64_t largest, std::uint32_t count) {
  assert(largest > 0 && count > 1);
  std::vector<std::uint64_t> sizes;
  for (std::uint32_t i = 0; i < count; ++i) {
    const double size = real::pow(static_cast<double>(largest), static_cast<double>(i) / (count - 1));
    const auto nearest = static_cast<std::uint64_t>(std::floor(size + 0.5));
    const std::uint64_t rounded = std::clamp<std::uint64_t>(nearest, 1, largest);
    if (sizes.empty() || sizes.back() != rounded) sizes.push_back(rounded);
  }
  return sizes;
}

}  // namespace cachebound
