// A process runs for a day and one of its sites leaks: name it before the process is killed.

#include "engine/measured_exercise.hpp"
#include "exercises/stage-5/leak-hunt/run.hpp"

namespace cachebound::exercises::leak_hunt {

namespace {

constexpr auto log = Scale::logarithmic;
constexpr auto suspect_names = [] {
  std::array<std::string_view, process_sites.size() + 1> names{};
  for (std::size_t i = 0; i < process_sites.size(); ++i) names[i] = process_sites[i].name;
  names.back() = "none";
  return names;
}();
constexpr std::array<std::string_view, 2> repair_names{"none", "bounded"};

constexpr Field fields[]{
    choice<&LeakHuntParams::suspect>("suspect", spelled<suspect_names>, "suspect", "the site that you think leaks"),
    number<&LeakHuntParams::first_snapshot_h>("first_snapshot_h", {0, 24}, "first snapshot",
                                              "when the first snapshot is taken", {"h"}),
    number<&LeakHuntParams::second_snapshot_h>(
        "second_snapshot_h", {0, 24}, "second snapshot",
        "when the second is taken and compared with the first; the suspect is named and repaired then", {"h"}),
    choice<&LeakHuntParams::repair>("repair", spelled<repair_names>, "repair",
                                    "bounded: from the second snapshot on the suspect keeps 64 stray objects at most"),
    number<&LeakHuntParams::leak_kb_s>("leak_kb_s", {0, 1000}, "leak", "what the leaking site keeps; 0: nothing leaks",
                                       {"kB/s", log}),
    integer<&LeakHuntParams::limit_mb>("limit_mb", {64, 4096}, "memory limit",
                                       "where the process is killed; its bytes are booked on real accounts, not held",
                                       {"MB", log}),
    integer<&LeakHuntParams::window_min>(
        "window_min", {18, 720}, "window",
        "what the detector's slope looks at; healthy sites here promise no alarm from 90 minutes on",
        {"min", log, true}),
    integer<&LeakHuntParams::seed>("seed", {0, 4'294'967'295}, "seed", "which site leaks, the load, when the deploy is",
                                   {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"total_bytes", ""},
                  {"named_site", ""},
                  {"hours_to_alarm", ""},
                  {"hours_to_limit", ""},
                  {"way_at_alarm", ""},
                  {"false_alarms", ""}}},
    LineChartView{"Bytes by site",
                  "half minutes",
                  {"response_cache_bytes", "batch_buffer_bytes", "sessions_bytes", "templates_bytes", "plugins_bytes",
                   "event_log_bytes"},
                  0,
                  no_figure},
    MemoryStripView{"Memory of the process", "half minutes", "process", "total_bytes", "twin_bytes"},
    SnapshotDiffView{"What has grown"},
    TableView{"Sites and their slopes", "sites"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"repaired", "Named early and repaired",
     "suspect=event_log&first_snapshot_h=0.75&second_snapshot_h=2&repair=bounded"},
    {"too-early", "Snapshots while everything grows", "first_snapshot_h=0&second_snapshot_h=0.25"},
    {"short-window", "A window shorter than the warm-up", "window_min=18"},
    {"healthy", "Nothing leaks", "leak_kb_s=0"},
    {"slow", "A slow leak", "leak_kb_s=1"},
};

constexpr GoalSpec goals[]{{"name-leak", "name the site that leaks"},
                           {"early", "… by snapshots before a tenth of the way to the limit"},
                           {"survive", "keep a process alive for the day that would be killed"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "leak-hunt",
      .order = 1,
      .title = "Leak hunt",
      .description =
          "Six sites of a process share 512 MB for a day, and one of them never lets go. Name it before the process is "
          "killed. The accounts are real; the bytes are booked on them, not held.",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "repaired",
      .prediction = {"false_alarms", "short-window"},
      .run = run_of<LeakHunt, LeakHuntParams>,
  };
  return spec;
}

}  // namespace cachebound::exercises::leak_hunt
