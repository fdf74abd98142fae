// A source whose readings change as time passes: what a cache keeps of it can be stale.
#pragma once

#include <cstdint>

#include "base/clock.hpp"

namespace cachebound::exercises::ttl_expiry {

/// All readings change together, each time `period` has passed since time zero; with a period of zero never. Readings
/// of one sensor at different versions differ. O(1).
class ChangingSource {
 public:
  /// The clock must outlive the source.
  ChangingSource(const Clock& clock, Nanoseconds period) : clock_(&clock), period_(period) {}

  /// How often the readings have changed until now.
  [[nodiscard]] std::uint64_t version() const {
    return period_ == Nanoseconds::zero() ? 0 : static_cast<std::uint64_t>(clock_->now() / period_);
  }

  [[nodiscard]] double reading(std::uint32_t sensor) const {
    return static_cast<double>(version()) + static_cast<double>(sensor % 997) / 1000.0;
  }

 private:
  const Clock* clock_;
  Nanoseconds period_;
};

}  // namespace cachebound::exercises::ttl_expiry
