// A run that measures by its table of metrics.
#pragma once

#include <span>

#include "engine/exercise.hpp"

namespace cachebound {

/// `Run` derives from it and has `static std::span<const MetricOf<Run>> metrics()`.
template <class Run>
class MeasuredExercise : public Exercise {
 public:
  void measure(std::span<double> values) const final {
    const auto& run = static_cast<const Run&>(*this);
    for (std::size_t i = 0; const MetricOf<Run>& metric : Run::metrics()) values[i++] = metric.value(run);
  }
};

}  // namespace cachebound
