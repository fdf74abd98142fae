// The last alerts, and how many there ever were: the count goes on when the memory does not.
#pragma once

#include <cstdint>
#include <optional>

#include "base/clock.hpp"
#include "buffer/ring_buffer.hpp"

namespace cachebound {

/// 32 bytes on every platform.
struct Alert {
  std::uint64_t id = 0;  ///< from 1, in order of arrival
  double value = 0;
  Nanoseconds timestamp{};
  std::uint32_t sensor = 0;
};

struct AlertStats {
  std::uint64_t total_triggered = 0;
  std::uint32_t currently_stored = 0, max_capacity = 0;
  std::optional<std::uint64_t> first_id, last_id;  ///< of the alerts stored; nothing when none is
};

/// Allocates once, in its constructor. Every operation is O(1).
class AlertAccumulator {
 public:
  /// Keeps the last `max_alerts`; 0 keeps nothing and still counts.
  AlertAccumulator(std::uint32_t max_alerts, Account& account) : alerts_(Capacity::bounded(max_alerts), account) {}

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t max_alerts) noexcept {
    return std::uint64_t{max_alerts} * sizeof(Alert);
  }

  /// Counts the alert, gives it the next id and stores it. Returns what was lost for it: the oldest alert, or with room
  /// for none the alert itself.
  std::optional<Alert> trigger(std::uint32_t sensor, double value, Nanoseconds timestamp) {
    return alerts_.append({++total_triggered_, value, timestamp, sensor});
  }

  /// The last `n` alerts, or as many as are stored: `visit(alert)`, newest first.
  template <class Visit>
  void recent(std::uint32_t n, Visit&& visit) const {
    for (std::uint32_t i = alerts_.size(); i > 0 && n > 0; --i, --n) visit(alerts_[i - 1]);
  }

  [[nodiscard]] std::uint64_t total_triggered() const noexcept { return total_triggered_; }
  [[nodiscard]] AlertStats stats() const noexcept {
    AlertStats stats{total_triggered_, alerts_.size(), *alerts_.capacity().bound(), {}, {}};
    if (alerts_.size() > 0) {
      stats.first_id = alerts_[0].id;
      stats.last_id = alerts_[alerts_.size() - 1].id;
    }
    return stats;
  }
  /// The part of the reserved bytes that holds alerts.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept { return alerts_.used_bytes(); }

 private:
  RingBuffer<Alert> alerts_;
  std::uint64_t total_triggered_ = 0;
};

}  // namespace cachebound
