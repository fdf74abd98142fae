#include "engine/series.hpp"

namespace cachebound {

Series::Series(std::size_t columns, std::size_t capacity) : capacity_(capacity), columns_(columns) {
  assert(capacity >= 4 && capacity % 2 == 0);
  positions_.reserve(capacity);
  for (auto& column : columns_) column.reserve(capacity);
}

void Series::record(std::uint64_t position, std::span<const double> values) {
  assert(position <= next_ && values.size() == columns_.size());
  assert(positions_.empty() || static_cast<double>(position) > positions_.back());
  if (positions_.size() == capacity_) halve();
  positions_.push_back(static_cast<double>(position));
  for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].push_back(values[i]);
  next_ = (position / stride_ + 1) * stride_;
}

void Series::halve() {
  const auto keep_even = [](std::vector<double>& points) {
    for (std::size_t i = 0; 2 * i < points.size(); ++i) points[i] = points[2 * i];
    points.resize((points.size() + 1) / 2);
  };
  keep_even(positions_);
  for (auto& column : columns_) keep_even(column);
  stride_ *= 2;
}

}  // namespace cachebound
