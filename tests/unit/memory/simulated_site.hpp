// Sites as they behave in healthy and in leaking processes, for tests of the leak detector: a day at a sample every
// 30 seconds, every figure drawn from the seed.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "base/real.hpp"
#include "memory/leak_detector.hpp"

namespace cachebound {

enum class Habit { flat, saw_tooth, warm_up, ramp, steps };
inline constexpr std::array<Habit, 5> habits{Habit::flat, Habit::saw_tooth, Habit::warm_up, Habit::ramp, Habit::steps};

inline constexpr double ln2 = 0.6931471805599453;
inline constexpr double sample_seconds = 30, day_seconds = 86'400, window_seconds = 5'400;

/// What is left to the draw; the rest is within what LeakDetector promises for its default window.
struct Trouble {
  double leak = 0;           ///< bytes a second
  double most_noise = 0.02;  ///< standard deviation, share of the base
  double most_tooth = 60e6;  ///< bytes
};

class SimulatedSite {
 public:
  SimulatedSite(Habit habit, std::uint64_t seed, const Trouble& trouble)
      : habit_(habit),
        random_(seed * habits.size() + static_cast<std::uint64_t>(habit)),
        leak_(trouble.leak),
        base_(random_.uniform(1e6, 80e6)),
        noise_(base_ * random_.uniform(0, trouble.most_noise)),
        height_(random_.uniform(1e6, habit == Habit::saw_tooth ? trouble.most_tooth : 100e6)),
        period_(random_.uniform(4 * sample_seconds, window_seconds / 18)),
        jitter_(random_.uniform(0, 0.3)),
        rise_(random_.uniform(60, habit == Habit::warm_up ? window_seconds / 5 : window_seconds / 3)),
        tooth_(period_),
        phase_(random_.uniform(0, period_)) {
    // The first deploy comes when the process has run for a window.
    for (double at = window_seconds + random_.uniform(0, 20'000); at < day_seconds;
         at += window_seconds + random_.uniform(0, 20'000)) {
      steps_.push_back({at, random_.uniform(-base_ / 2, 40e6)});
    }
  }

  std::uint64_t bytes(double at) {
    const double value = base_ + habit(at) + random_.gauss(0, noise_) + leak_ * at;
    return static_cast<std::uint64_t>(std::max(0.0, value));
  }

 private:
  double habit(double at) {
    switch (habit_) {
      case Habit::flat:
        return 0;
      case Habit::saw_tooth:
        if ((phase_ += sample_seconds) >= tooth_) {
          phase_ -= tooth_;
          // Never shorter than four samples.
          tooth_ = std::max(4 * sample_seconds, period_ * (1 - jitter_ * random_.random()));
        }
        return height_ * phase_ / tooth_;
      case Habit::warm_up:
        return height_ * (1 - 1 / real::pow(2, std::min(600.0, at / (rise_ * ln2))));
      case Habit::ramp:
        return height_ * std::min(1.0, at / rise_);
      case Habit::steps: {
        double level = 0;
        for (const auto& [since, size] : steps_) level += at >= since ? size : 0;
        return std::max(level, -base_ / 2);
      }
    }
    return 0;
  }

  struct Step {
    double at, size;
  };

  Habit habit_;
  Random random_;
  double leak_, base_, noise_, height_, period_, jitter_, rise_, tooth_, phase_;
  std::vector<Step> steps_;
};

/// When each habit's site is first said to leak, in seconds.
inline std::array<std::optional<double>, habits.size()> watch_a_day(std::uint64_t seed, const Trouble& trouble,
                                                                    double until = day_seconds) {
  Account account("detector");
  LeakDetector detector(habits.size(), {}, account);
  std::vector<SimulatedSite> sites;
  for (const Habit habit : habits) sites.emplace_back(habit, seed, trouble);
  std::array<std::optional<double>, habits.size()> alarms{};
  std::array<std::uint64_t, habits.size()> bytes{};
  for (double at = 0; at < until; at += sample_seconds) {
    for (std::size_t i = 0; i < sites.size(); ++i) bytes[i] = sites[i].bytes(at);
    detector.observe(Nanoseconds{static_cast<std::int64_t>(at) * 1'000'000'000}, bytes);
    for (std::size_t i = 0; i < sites.size(); ++i) {
      if (!alarms[i] && detector.trend(i).trend == Trend::leak) alarms[i] = at;
    }
  }
  return alarms;
}

}  // namespace cachebound
