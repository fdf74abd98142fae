// A small exercise for tests of the engine: counts to `length`, and every third number is remarkable.
#pragma once

#include "engine/measured_exercise.hpp"

namespace cachebound {

struct CountingParams {
  std::uint32_t length = 9;
  std::optional<std::uint32_t> bound;
};

inline constexpr Field counting_fields[]{
    integer<&CountingParams::length>("length", {1, 1'000'000}, "length", "count to"),
    integer<&CountingParams::bound>("bound", {0, 10}, "bound", "at most"),
};

class Counting final : public MeasuredExercise<Counting> {
 public:
  Counting(const CountingParams& params, const Environment& environment)
      : length_(params.length), started_(environment.clock ? environment.clock->now() : Nanoseconds{}) {
    ++alive();
  }
  ~Counting() override { --alive(); }

  /// How many runs exist now.
  static int& alive() {
    static int count = 0;
    return count;
  }

  std::uint64_t length() const override { return length_; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) thirds_ += ++count_ % 3 == 0 ? 1 : 0;
  }
  void write_frame(JsonWriter& json) const override { json.field("now", std::to_string(count_)); }
  std::vector<Site> memory() const override { return {{"site", 8, 16, 1, 4, std::nullopt}}; }
  std::vector<Fact> facts() const override { return {{"half", static_cast<double>(count_) / 2, ""}}; }
  std::vector<Check> checks() const override { return {check_at_most("small", "count", 100, count_)}; }
  std::vector<Goal> goals() const override { return {{"far", ratio(count_, length_), "so far"}}; }
  std::uint64_t digest() const override { return count_ * 31 + thirds_; }

  static std::span<const MetricOf<Counting>> metrics() {
    static constexpr MetricOf<Counting> list[]{
        {{"count", "Count", "", Role::plain, "so far"}, [](const Counting& run) { return as_number(run.count_); }},
        {{"thirds", "Thirds", "B", Role::hit, "of them"}, [](const Counting& run) { return as_number(run.thirds_); }},
        {{"started", "Started", "ms", Role::plain, "when the run began", true},
         [](const Counting& run) { return to_milliseconds(run.started_); }},
    };
    return list;
  }

 private:
  std::uint64_t length_, count_ = 0, thirds_ = 0;
  Nanoseconds started_;
};

inline constexpr View counting_views[]{
    CountersView{"Counters", {{"count", ""}, {"thirds", "count"}}},
    LineChartView{"Chart", "numbers", {"count"}, 0, no_figure},
    CacheSlotsView{"Slots"},
    MemoryStripView{"Memory", "numbers", "site", "count", "thirds"},
    TableView{"Table", "numbers"},
    SnapshotDiffView{"Diff"},
    TimelineView{"Timeline", "numbers"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};
inline constexpr Preset counting_presets[]{{"lecture", "As in the lecture", ""}, {"long", "Long", "length=2000"}};
inline constexpr GoalSpec counting_goals[]{{"far", "get far"}};

inline const ExerciseSpec& counting() {
  static constexpr ExerciseSpec spec{
      .id = "counting",
      .order = 1,
      .title = "Counting",
      .description = "Counts.",
      .fields = counting_fields,
      .views = counting_views,
      .presets = counting_presets,
      .goals = counting_goals,
      .contrast = "long",
      .prediction = {"count", "long"},
      .run = run_of<Counting, CountingParams>,
  };
  return spec;
}

}  // namespace cachebound
