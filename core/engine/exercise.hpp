// What an exercise declares, once, and what one run of it can be asked.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/at_most.hpp"
#include "base/json_writer.hpp"
#include "engine/environment.hpp"
#include "engine/metric.hpp"
#include "engine/report.hpp"
#include "engine/schema.hpp"

namespace cachebound {

/// A picture of the exercise. The metrics it draws are named; which ones mean what depends on the kind.
struct CountersView {
  std::string_view title;
  struct Counter {
    std::string_view metric;
    std::string_view of;  ///< the metric it is a part of, or empty
  };
  AtMost<Counter, 16> counters;
};
/// A chart's maximum that follows the data.
inline constexpr double as_needed = no_figure;

struct LineChartView {
  std::string_view title, x;
  AtMost<std::string_view, 8> metrics;  ///< of one unit
  double minimum, maximum;  ///< of the y axis, fixed so that no run looks better than it is; NaN: as the data needs
};
struct CacheSlotsView {
  std::string_view title;
};
struct MemoryStripView {
  std::string_view title, x;
  std::string_view site;        ///< whose bound is drawn
  std::string_view used, twin;  ///< metrics in bytes: the bounded one and its unbounded twin, or empty
};
/// A table the frame carries under `id`.
struct TableView {
  std::string_view title, id;
};
/// Sites now against an earlier snapshot, as tracemalloc compares them: the frame's `diff`.
struct SnapshotDiffView {
  std::string_view title;
};
/// Curves over a size, which the frame carries under `id` (engine/frames/curve_frame.hpp).
struct CurveView {
  std::string_view title, id;
  std::string_view parameter;  ///< the parameter that is a size on the curve and can be set there, or empty
};
/// Counts of several runners over the run, each a share of a count that they all stand under; the frame carries more
/// under `id` (engine/frames/race_frame.hpp).
struct RaceView {
  std::string_view title, id, x;
  std::string_view unit;       ///< what a share is called: "miss ratio"
  std::string_view whole;      ///< the metric that the runners' metrics are shares of
  std::string_view parameter;  ///< the choice that names the runner watched
  struct Runner {
    std::string_view metric, label;
    std::string_view name;   ///< the parameter's value that watches it, or empty
    bool reference = false;  ///< shows what is possible; takes no part in the ranking
  };
  std::span<const Runner> (*runners)();
};
/// The inside of an eviction policy, which the frame carries under `id` (engine/frames/policy_frame.hpp).
struct PolicyStateView {
  std::string_view title, id;
};
/// Lanes of clients, caches, databases and locks over virtual time: the timeline the frame carries under `id`.
struct TimelineView {
  std::string_view title, id;
};
struct EventsView {
  std::string_view title;
};
struct ResultsView {
  std::string_view title;
};
struct ChecksView {
  std::string_view title;
};
using View = std::variant<CountersView, LineChartView, CacheSlotsView, MemoryStripView, TableView, SnapshotDiffView,
                          CurveView, RaceView, PolicyStateView, TimelineView, EventsView, ResultsView, ChecksView>;

/// A named set of parameters.
struct Preset {
  std::string_view id, label, query;
};

struct GoalSpec {
  std::string_view id, label;
};

/// Asked before the preset is run: what will the metric be?
struct Prediction {
  std::string_view metric, preset;
};

/// One run of one exercise: a deterministic sequence of `length` events.
class Exercise {
 public:
  virtual ~Exercise() = default;
  Exercise(const Exercise&) = delete;
  Exercise& operator=(const Exercise&) = delete;

  [[nodiscard]] virtual std::uint64_t length() const = 0;
  /// Exactly `events` more; the caller stays within `length`.
  virtual void step(std::uint64_t events) = 0;
  /// The metrics now, in declared order; NaN is none.
  virtual void measure(std::span<double> metrics) const = 0;
  /// Writes what the views show beside metrics and memory: the member `now` of a frame and, as the views declared
  /// need them, `slots`, `events`, `tables`, `diff`, `curves`, `races`, `policies`,
  /// `timelines`. Nothing measured: it is part of the digest.
  virtual void write_frame(JsonWriter& json) const = 0;
  /// Writes tables of what is measured or was there before the run: members of the frame's `measured_tables`, which is
  /// no part of the digest.
  virtual void write_measured_tables(JsonWriter&) const {}
  [[nodiscard]] virtual std::vector<Site> memory() const = 0;
  [[nodiscard]] virtual std::vector<Fact> facts() const = 0;
  [[nodiscard]] virtual std::vector<Check> checks() const = 0;
  [[nodiscard]] virtual std::vector<Goal> goals() const = 0;
  /// Covers every event so far.
  [[nodiscard]] virtual std::uint64_t digest() const = 0;

 protected:
  Exercise() = default;
};

/// How an exercise makes its runs. Its parameters' type is known here alone: between declaration and run they pass as
/// `void`.
struct RunType {
  std::shared_ptr<void> (*params)() = nullptr;  ///< a fresh set, with the defaults
  std::unique_ptr<Exercise> (*start)(const void* params, const Environment& environment) = nullptr;
  Metrics (*metrics)() = nullptr;
};

/// Runs are `Run(const Params&)`, or `Run(const Params&, const Environment&)` where they measure; `Run::metrics()` is
/// the table of what they count.
template <class Run, class Params>
inline constexpr RunType run_of{
    []() -> std::shared_ptr<void> { return std::make_shared<Params>(); },
    [](const void* params, [[maybe_unused]] const Environment& environment) -> std::unique_ptr<Exercise> {
      const auto& of = *static_cast<const Params*>(params);
      if constexpr (std::is_constructible_v<Run, const Params&, const Environment&>) {
        return std::make_unique<Run>(of, environment);
      } else {
        return std::make_unique<Run>(of);
      }
    },
    []() -> Metrics { return Run::metrics(); }};

/// All that an exercise says of itself, as constant data.
struct ExerciseSpec {
  std::string_view id;
  std::uint32_t order = 0;  ///< its place in the chapter, from 1
  std::string_view title, description;
  std::span<const Field> fields = {};
  std::span<const View> views = {};
  std::span<const Preset> presets = {};  ///< the first is "as in the lecture"
  std::span<const GoalSpec> goals = {};
  std::string_view contrast = {};  ///< the preset to compare a first run with
  Prediction prediction = {};
  RunType run;
  bool keeps_stores = false;      ///< its stores are those of the environment: it can run on a real server
  std::uint32_t databases = 0;    ///< of the environment that it keeps at most: what it writes can outlive the run
  std::string_view chapter = {};  ///< of the course; the catalogue knows it by the folder that the exercise lies in

  [[nodiscard]] Metrics metrics() const { return run.metrics(); }
};

}  // namespace cachebound
