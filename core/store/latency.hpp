// How long something remote takes: never less than a floor, mostly little more, now and then much more.
#pragma once

#include <cmath>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/real.hpp"

namespace cachebound {

/// An exponential distribution above a floor; `mean` at least `least`, and equal to it for a constant. No draw exceeds
/// least + 37 (mean - least).
struct Latency {
  Nanoseconds least{}, mean{};

  /// The same natively and in WebAssembly; takes one random number.
  [[nodiscard]] Nanoseconds draw(Random& random) const {
    const double tail = -real::log(1 - random.random()) * static_cast<double>((mean - least).count());
    return least + Nanoseconds{static_cast<Nanoseconds::rep>(std::floor(tail))};
  }
};

}  // namespace cachebound
