// Names the site that leaks: the one whose floor rises steadily, whatever its saw-teeth, steps and noise do above it.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "base/clock.hpp"
#include "memory/robust_slope.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound {

struct LeakSettings {
  /// What one verdict looks at.
  Nanoseconds window = std::chrono::minutes{90};
  std::uint64_t limit = 512'000'000;  ///< bytes
  /// Growth that would take longer than this to fill the limit alone is let be.
  Nanoseconds horizon = std::chrono::hours{7 * 24};
};

enum class Trend : std::uint32_t {
  too_early,   ///< the window is not yet full
  not_rising,  ///< flat, falling, noise
  unsteady,    ///< rises in a part of the window only: warm-up, a step
  in_teeth,    ///< rises by less than sampling can make the floor of its saw-tooth seem to rise
  too_slow,    ///< rises, but would not fill the limit within the horizon
  leak,
};

struct SiteTrend {
  Trend trend = Trend::too_early;
  double slope = 0;  ///< bytes a second over the window, Theil–Sen; 0 while it is too early
};

/// Watches sites by number. A block, 1/18 of the window, is reduced to its lowest sample, the floor: what remains when
/// a buffer has just been flushed. A leak has to show four things over the 18 floors of a window W:
///
/// 1. It rises: at most 5 of the 153 pairs of floors do not. Floors without trend come in any order alike, and of
///    18! orders 25,005 are that well sorted: a chance of 4e-12 a verdict. Noise alone would not need so much; the
///    last bit of a warm-up under noise does.
/// 2. It is steady: the slope of each third is at least 2/3 of the slope of the whole. A step leaves two thirds flat.
///    A warm-up A (1 − e^(−t/τ)) rises over its last third 3q²/(1 + q + q²) times as fast as over the whole, with
///    q = e^(−W/3τ): less than 2/3 where τ < 0.92 W.
/// 3. It leaves its teeth: with four samples a tooth of height h, the lowest of them lies at most h/4 above the foot
///    and the highest at most h/4 below the tip. So the floor seems to rise by h/4 at most where sampling drifts
///    through the teeth, and the range within a block is at least h/2: a leak must rise over the window by more than
///    half the median range of its blocks.
/// 4. It matters: at this slope the limit would be filled within the horizon.
///
/// Healthy sites that raise no alarm: saw-teeth of at least four samples and at most W/18; warm-ups of τ up to W/5 or
/// ramps up to W/3; steps at least W apart; noise. What rises longer than that before it is flat looks like a leak
/// to any slope: take a longer window. A leak of g bytes a block under a floor noise of standard deviation σ is seen
/// in most windows once g ≥ 1.5 σ: neighbours are then out of order with probability Φ(−1.06) = 0.145 and next
/// neighbours with 0.017, 2.7 pairs in all.
///
/// Time: O(1) a sample and site, 153 + 3 · 15 slopes a block. Bytes: 480 a site, whatever the run's length.
class LeakDetector {
 public:
  static constexpr std::size_t floors = 18;
  static constexpr std::uint32_t most_pairs_not_rising = 5;
  static constexpr double steady_share = 2.0 / 3.0;

  /// The window must be at least `floors` nanoseconds.
  LeakDetector(std::size_t sites, const LeakSettings& settings, Account& account)
      : block_(settings.window / static_cast<std::int64_t>(floors)),
        least_slope_(static_cast<double>(settings.limit) / std::chrono::duration<double>(settings.horizon).count()),
        sites_(sites, Site{}, TrackingAllocator<Site>(account)) {
    assert(block_ > Nanoseconds::zero());
  }

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::size_t sites) noexcept {
    return sites * sizeof(Site);
  }

  /// The bytes of every site in turn, at a time later than the last. Samples may come at any distance, several a
  /// block; a block without one is skipped.
  void observe(Nanoseconds at, std::span<const std::uint64_t> bytes) {
    assert(bytes.size() == sites_.size());
    const std::int64_t block = at / block_;
    if (started_ && block != open_block_) {
      for (Site& site : sites_) close_block(site);
    }
    const bool opens = !started_ || block != open_block_;
    started_ = true;
    open_block_ = block;
    const double seconds = std::chrono::duration<double>(at).count();
    for (std::size_t i = 0; i < sites_.size(); ++i) {
      const auto value = static_cast<double>(bytes[i]);
      Site& site = sites_[i];
      if (opens || value < site.lowest.value) site.lowest = {seconds, value};
      if (opens || value > site.highest) site.highest = value;
    }
  }

  /// As of the last closed block.
  [[nodiscard]] SiteTrend trend(std::size_t site) const noexcept { return sites_[site].trend; }

  /// The site that leaks fastest, if any leaks.
  [[nodiscard]] std::optional<std::size_t> leaking() const noexcept {
    std::optional<std::size_t> worst;
    for (std::size_t i = 0; i < sites_.size(); ++i) {
      const auto& [trend, slope] = sites_[i].trend;
      if (trend == Trend::leak && (!worst || slope > sites_[*worst].trend.slope)) worst = i;
    }
    return worst;
  }

 private:
  struct Site {
    std::array<SeriesPoint, floors> floor{};  ///< oldest first
    std::array<double, floors> range{};       ///< of the samples of the same block
    SeriesPoint lowest{};                     ///< of the open block
    double highest = 0;
    SiteTrend trend;
    std::uint64_t closed = 0;  ///< blocks
  };
  // The same in WebAssembly, so that accounts of detectors agree.
  static_assert(sizeof(Site) == 480);

  void close_block(Site& site) const {
    std::move(site.floor.begin() + 1, site.floor.end(), site.floor.begin());
    std::move(site.range.begin() + 1, site.range.end(), site.range.begin());
    site.floor.back() = site.lowest;
    site.range.back() = site.highest - site.lowest.value;
    if (++site.closed >= floors) site.trend = judge(site);
  }

  [[nodiscard]] SiteTrend judge(const Site& site) const {
    const std::span<const SeriesPoint, floors> floor(site.floor);
    const double slope = theil_sen(floor);
    if (pairs_not_rising(floor) > most_pairs_not_rising) return {Trend::not_rising, slope};
    for (std::size_t third = 0; third < 3; ++third) {
      const auto part = floor.subspan(third * (floors / 3), floors / 3);
      if (theil_sen(part) < steady_share * slope) return {Trend::unsteady, slope};
    }
    auto range = site.range;
    std::nth_element(range.begin(), range.begin() + floors / 2, range.end());
    if (slope * (floor.back().at - floor.front().at) <= range[floors / 2] / 2) return {Trend::in_teeth, slope};
    return {slope < least_slope_ ? Trend::too_slow : Trend::leak, slope};
  }

  Nanoseconds block_;
  double least_slope_;
  std::int64_t open_block_ = 0;
  bool started_ = false;
  TrackedVector<Site> sites_;
};

/// Until `headroom` bytes are filled at `slope` bytes a second; nothing when they never are.
[[nodiscard]] inline std::optional<double> seconds_to_fill(std::uint64_t headroom, double slope) noexcept {
  if (!(slope > 0)) return std::nullopt;
  return static_cast<double>(headroom) / slope;
}

}  // namespace cachebound
