// The share of requests that miss, by cache size: what one pass over a trace says of every cache at once.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace cachebound {

/// One size and the miss ratio there.
struct CurvePoint {
  std::uint64_t size;
  double miss_ratio;

  friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

/// A step function: each point's ratio holds from its size up to the next point, the last one's for ever.
class MissRatioCurve {
 public:
  class Steps;

  /// Of no request: 1 everywhere.
  MissRatioCurve() = default;
  /// Points in ascending order of size, the first at 0.
  explicit MissRatioCurve(std::vector<CurvePoint> points) : points_(std::move(points)) {}

  /// Of a cache of `size` entries. O(log points).
  [[nodiscard]] double miss_ratio(std::uint64_t size) const noexcept;
  [[nodiscard]] std::span<const CurvePoint> points() const noexcept { return points_; }
  /// From here on more entries change nothing.
  [[nodiscard]] std::uint64_t largest_size() const noexcept { return points_.back().size; }

  /// The smallest size whose miss ratio is at most `ratio`; none when no size reaches it. O(points).
  [[nodiscard]] const CurvePoint* first_at_most(double ratio) const noexcept;

  /// The curve at no more than `most` sizes, at least 4: half of them evenly spaced and half in equal proportions, so
  /// that it draws well on a linear and on a logarithmic axis; the first and the last are kept, and the ratios are
  /// the curve's own. O(points).
  [[nodiscard]] MissRatioCurve thinned(std::uint32_t most) const;

  /// Points to be joined by straight lines: those of the thinned curve, and before each the size just below it, so
  /// that a step stays as steep as it is. At most twice `most`. O(points).
  [[nodiscard]] std::vector<CurvePoint> polyline(std::uint32_t most) const;

 private:
  std::vector<CurvePoint> points_{{0, 1}};
};

/// Builds a curve from small sizes to large: what each size gains over the one below it.
class MissRatioCurve::Steps {
 public:
  explicit Steps(std::uint64_t requests) : requests_(static_cast<double>(requests)) {}

  /// From `size` entries on, `hits` requests more are hits; sizes ascend. A sample's hits are an estimate: no whole
  /// number, and those of a correction may be negative. The ratio stays from 0 to 1.
  void gain(std::uint64_t size, double hits);
  void gain(std::uint64_t size, std::uint64_t hits) { gain(size, static_cast<double>(hits)); }

  [[nodiscard]] MissRatioCurve curve() && { return MissRatioCurve(std::move(points_)); }

 private:
  double requests_, hits_ = 0;
  std::vector<CurvePoint> points_{{0, 1}};
};

/// At most `count` sizes, at least 2, from 1 to `largest` in about equal proportions, ascending, both ends among them.
[[nodiscard]] std::vector<std::uint64_t> proportional_sizes(std::uint64_t largest, std::uint32_t count);

}  // namespace cachebound
