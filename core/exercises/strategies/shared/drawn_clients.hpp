// Lanes of a timeline for clients that come and go: so many at once are drawn, and the rest are not.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "engine/frames/timeline_frame.hpp"

namespace cachebound::exercises {

/// The timeline's first `most` lanes.
template <std::uint32_t most>
class DrawnClients {
 public:
  /// "client 1" and so on, and behind them the others.
  [[nodiscard]] static std::vector<Lane> and_lanes(std::initializer_list<Lane> others) {
    std::vector<Lane> lanes;
    for (std::uint32_t i = 1; i <= most; ++i) lanes.push_back({"client " + std::to_string(i), LaneKind::client});
    lanes.insert(lanes.end(), others);
    return lanes;
  }

  /// The first free lane, which is the client's until it is given back; nothing when all are taken.
  [[nodiscard]] std::optional<std::uint32_t> take() {
    const auto free = std::find(taken_.begin(), taken_.end(), false);
    if (free == taken_.end()) return std::nullopt;
    *free = true;
    return static_cast<std::uint32_t>(free - taken_.begin());
  }
  void give_back(std::uint32_t lane) { taken_[lane] = false; }
  /// All are free again: the clients are gone.
  void clear() { taken_.fill(false); }

 private:
  std::array<bool, most> taken_{};
};

}  // namespace cachebound::exercises
