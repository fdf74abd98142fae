// Keeps watch over a process: a detector looks at every site in every step, and the first alarm of a site is kept.
#pragma once

#include <array>
#include <optional>

#include "exercises/stage-5/leak-hunt/simulation.hpp"
#include "memory/leak_detector.hpp"

namespace cachebound::exercises::leak_hunt {

class LeakWatch {
 public:
  LeakWatch(const LeakSettings& settings, Account& account) : detector_(process_sites.size(), settings, account) {}

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes() noexcept {
    return LeakDetector::worst_case_bytes(process_sites.size());
  }

  /// The process after its step `step`, counted from 1. Returns the site named in this step for the first time; of
  /// several the first in the order of sites is returned, and all are kept.
  std::optional<std::size_t> observe(const LeakyProcess& process, std::uint32_t step) {
    std::array<std::uint64_t, process_sites.size()> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = process.account(i).current();
    detector_.observe(step * Nanoseconds(std::chrono::seconds{step_seconds}), bytes);
    std::optional<std::size_t> named;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (alarms_[i] || detector_.trend(i).trend != Trend::leak) continue;
      alarms_[i] = step;
      slopes_[i] = detector_.trend(i).slope;
      if (!first_) first_ = i;
      if (!named) named = i;
    }
    return named;
  }

  [[nodiscard]] SiteTrend trend(std::size_t site) const noexcept { return detector_.trend(site); }
  /// The site named first.
  [[nodiscard]] std::optional<std::size_t> first_named() const noexcept { return first_; }
  /// The step of the site's first alarm.
  [[nodiscard]] std::optional<std::uint32_t> alarm(std::size_t site) const noexcept { return alarms_[site]; }
  /// Bytes a second when the site was named.
  [[nodiscard]] double slope_at_alarm(std::size_t site) const noexcept { return slopes_[site]; }
  /// Sites named that do not leak; `leaking` is the one that does, if any.
  [[nodiscard]] std::uint32_t false_alarms(std::optional<std::size_t> leaking) const noexcept {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < alarms_.size(); ++i) count += alarms_[i] && leaking != i ? 1U : 0U;
    return count;
  }

 private:
  LeakDetector detector_;
  std::array<std::optional<std::uint32_t>, process_sites.size()> alarms_{};
  std::array<double, process_sites.size()> slopes_{};
  std::optional<std::size_t> first_;
};

}  // namespace cachebound::exercises::leak_hunt
