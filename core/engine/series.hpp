// The history of a run's metrics at a bounded number of points.
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

namespace cachebound {

/// Samples every `stride` events. When full it drops every second point and doubles the stride: the whole run stays
/// in view, at half the resolution. Bounded by `capacity` points of 8 bytes a column, allocated at once.
class Series {
 public:
  /// `capacity` at least 4 and even.
  Series(std::size_t columns, std::size_t capacity);

  /// The position that should be recorded next: step there, then `record`.
  [[nodiscard]] std::uint64_t next_position() const noexcept { return next_; }
  /// `values` in column order, at `position`, which is next_position() or, for the end of a run, below it.
  void record(std::uint64_t position, std::span<const double> values);

  [[nodiscard]] std::size_t size() const noexcept { return positions_.size(); }
  [[nodiscard]] std::span<const double> positions() const noexcept { return positions_; }
  [[nodiscard]] std::span<const double> column(std::size_t index) const noexcept { return columns_[index]; }

 private:
  void halve();

  std::size_t capacity_;
  std::uint64_t stride_ = 1, next_ = 0;
  std::vector<double> positions_;
  std::vector<std::vector<double>> columns_;
};

}  // namespace cachebound
