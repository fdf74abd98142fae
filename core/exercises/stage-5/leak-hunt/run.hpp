// One run of leak-hunt: the process, the same process without repair, the detector, and what the learner did.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/stage-5/leak-hunt/leak_watch.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::leak_hunt {

/// The sites in order, and none.
enum class Suspect : std::uint8_t {};
enum class Repair : std::uint8_t { none, bounded };
inline constexpr auto nobody = static_cast<Suspect>(process_sites.size());

inline constexpr std::uint32_t day_steps = 24 * steps_an_hour;

struct LeakHuntParams {
  double leak_kb_s = 5, first_snapshot_h = 6, second_snapshot_h = 12;
  std::uint32_t limit_mb = 512, window_min = 90, seed = 38;
  Suspect suspect = nobody;
  Repair repair = Repair::none;
};

/// A day in steps of half a minute. Each step costs the objects that move in it, and a block of the detector's window
/// 198 slopes a site.
class LeakHunt final : public MeasuredExercise<LeakHunt> {
 public:
  LeakHunt(const LeakHuntParams& params, const Environment& environment);

  std::uint64_t length() const override { return day_steps; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) half_a_minute();
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<LeakHunt>> metrics();

 private:
  enum class EventKind : std::uint32_t { snapshot, deploy, alarm, repair, killed, unrepaired_killed };
  struct Event {
    EventKind kind;
    std::uint32_t at, site;
    double figure;  ///< bytes, or bytes a second for an alarm
  };
  static constexpr std::size_t log_capacity = 32;

  void half_a_minute();
  void take_snapshots();
  void note(EventKind kind, std::size_t site, double figure);
  std::uint64_t total() const { return process_.accounts().traced().current; }
  /// None when nothing leaks.
  std::optional<std::size_t> leaking() const {
    return leak_bytes_ == 0 ? std::nullopt : std::optional(load_.leaking_site());
  }
  std::optional<std::size_t> suspected() const {
    return params_.suspect == nobody ? std::nullopt : std::optional(static_cast<std::size_t>(params_.suspect));
  }
  bool taken(std::uint32_t snapshot_step) const {
    return now_ >= snapshot_step && !(died_at_ && *died_at_ <= snapshot_step);
  }
  /// The largest difference between the two snapshots; none before the second.
  std::optional<SiteDifference> largest_growth() const;
  bool evidence_right() const;
  /// How much of the time until the limit had passed at `step`; none while that is not known.
  double way_at(std::uint32_t step) const;
  double way_at_alarm() const;
  std::string why(const Event& event) const;
  std::string now() const;

  LeakHuntParams params_;
  std::function<std::uint64_t()> process_bytes_;
  std::uint64_t limit_, leak_bytes_;
  std::uint32_t first_at_, second_at_, now_ = 0;
  LoadStream load_;
  LeakyProcess process_, unrepaired_;  ///< the same day, with and without the repair
  Account instrument_account_{"instrument"};
  LeakWatch watch_;
  EventLog<Event> log_;
  Snapshot first_, second_;
  std::optional<std::uint32_t> killed_at_;  ///< the unrepaired process: how long the way to the limit was
  std::optional<std::uint32_t> died_at_;    ///< the process itself
  Digest digest_;
};

}  // namespace cachebound::exercises::leak_hunt
