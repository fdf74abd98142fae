// Mattson's stack as a list that is searched from the top: what the counting structures must agree with.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/random.hpp"

namespace naive {

template <class Key>
class Stack {
 public:
  /// How many keys lay above this one, if it was there; it comes to the top.
  std::optional<std::uint32_t> access(Key key) {
    const auto found = std::find(keys_.begin(), keys_.end(), key);
    const bool known = found != keys_.end();
    const auto above = static_cast<std::uint32_t>(found - keys_.begin());
    if (known) keys_.erase(found);
    keys_.insert(keys_.begin(), key);
    return known ? std::optional(above) : std::nullopt;
  }

  /// By distance, requests of a whole trace.
  static std::vector<std::uint64_t> distances(const std::vector<Key>& trace, std::uint32_t largest) {
    Stack stack;
    std::vector<std::uint64_t> counts(largest, 0);
    for (const Key key : trace) {
      if (const auto distance = stack.access(key); distance && *distance < largest) ++counts[*distance];
    }
    return counts;
  }

 private:
  std::vector<Key> keys_;
};

/// A trace over ids 0 … objects - 1 that mixes what workloads are made of: favourites, loops, and all alike.
inline std::vector<std::uint32_t> drawn_trace(std::uint32_t objects, std::uint32_t requests, std::uint64_t seed) {
  cachebound::Random random(seed);
  std::vector<std::uint32_t> trace;
  while (trace.size() < requests) {
    const auto phase = random.randrange(3), length = 1 + random.randrange(3 * objects);
    const auto favourites = static_cast<std::uint32_t>(1 + random.randrange(objects));
    for (std::uint64_t i = 0; i < length && trace.size() < requests; ++i) {
      const std::uint64_t id = phase == 0   ? i % objects
                               : phase == 1 ? random.randrange(favourites)
                                            : random.randrange(objects);
      trace.push_back(static_cast<std::uint32_t>(id));
    }
  }
  return trace;
}

}  // namespace naive
