// Two ways of doing the same work, timed in turns by a real clock.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/clock.hpp"

namespace cachebound::exercises::cached_stage {

/// A machine does other things too, and then a block takes a time that its work never takes. A block of which either
/// side took over twenty times the fastest that the plain side ever was, item by item, is left out of both sums. The
/// factor is far above what a browser's coarse clock makes of short blocks, and far below a time slice.
class PairedTimes {
 public:
  /// `items` at least 1: how much was done, the `plain` way and the `other`.
  void add(std::uint64_t items, Nanoseconds other, Nanoseconds plain) {
    const double each = static_cast<double>(plain.count()) / static_cast<double>(items);
    if (plain > Nanoseconds{}) fastest_ = fastest_ == 0 ? each : std::min(fastest_, each);
    const double longest = static_cast<double>(std::max(other, plain).count());
    if (fastest_ > 0 && longest > interrupted * fastest_ * static_cast<double>(items)) return;
    items_ += items;
    other_ += other;
    plain_ += plain;
  }

  /// Items that went into the sums.
  [[nodiscard]] std::uint64_t items() const noexcept { return items_; }
  [[nodiscard]] Nanoseconds other() const noexcept { return other_; }
  [[nodiscard]] Nanoseconds plain() const noexcept { return plain_; }

 private:
  static constexpr double interrupted = 20;

  std::uint64_t items_ = 0;
  Nanoseconds other_{}, plain_{};
  double fastest_ = 0;  ///< nanoseconds an item; 0 before any time has passed
};

}  // namespace cachebound::exercises::cached_stage
