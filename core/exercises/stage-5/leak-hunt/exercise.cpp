#include "exercises/stage-5/leak-hunt/exercise.hpp"

#include <limits>

#include "exercises/stage-5/leak-hunt/run.hpp"

namespace cachebound {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Schema<LeakHuntParams> schema() {
  constexpr auto log = Scale::logarithmic;
  std::vector<std::string_view> suspects;
  suspects.reserve(process_sites.size() + 1);
  for (const SiteHabit& site : process_sites) suspects.push_back(site.name);
  suspects.emplace_back("none");
  return Schema<LeakHuntParams>({
      choice("suspect", &LeakHuntParams::suspect, suspects, "suspect", "the site that you think leaks"),
      number("first_snapshot_h", &LeakHuntParams::first_snapshot_h, {0, 24}, "first snapshot",
             "when the first snapshot is taken", {"h"}),
      number("second_snapshot_h", &LeakHuntParams::second_snapshot_h, {0, 24}, "second snapshot",
             "when the second is taken and compared with the first; the suspect is named and repaired then", {"h"}),
      choice("repair", &LeakHuntParams::repair, {"none", "bounded"}, "repair",
             "bounded: from the second snapshot on the suspect keeps 64 stray objects at most"),
      number("leak_kb_s", &LeakHuntParams::leak_kb_s, {0, 1000}, "leak",
             "what the leaking site keeps; 0: nothing leaks", {"kB/s", log}),
      integer("limit_mb", &LeakHuntParams::limit_mb, {64, 4096}, "memory limit",
              "where the process is killed; its bytes are booked on real accounts, not held", {"MB", log}),
      integer("window_min", &LeakHuntParams::window_min, {18, 720}, "window",
              "what the detector's slope looks at; healthy sites here promise no alarm from 90 minutes on",
              {"min", log, true}),
      integer("seed", &LeakHuntParams::seed, {0, 4'294'967'295}, "seed",
              "which site leaks, the load, when the deploy is", {"", log, true}),
  });
}

}  // namespace

ExerciseSpec leak_hunt() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "leak-hunt";
  spec.order = 1;
  spec.title = "Leak hunt";
  spec.description =
      "Six sites of a process share 512 MB for a day, and one of them never lets go. Name it before the process is "
      "killed. The accounts are real; the bytes are booked on them, not held.";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : LeakHunt::measured()) spec.metrics.push_back(metric);
  spec.views = {
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
                    none},
      MemoryStripView{"Memory of the process", "half minutes", "process", "total_bytes", "twin_bytes"},
      SnapshotDiffView{"What has grown"},
      TableView{"Sites and their slopes", "sites"},
      EventsView{"Events"},
      ResultsView{"Results"},
      ChecksView{"Checks"},
  };
  spec.presets = {
      {"lecture", "As in the lecture", ""},
      {"repaired", "Named early and repaired",
       "suspect=event_log&first_snapshot_h=0.75&second_snapshot_h=2&repair=bounded"},
      {"too-early", "Snapshots while everything grows", "first_snapshot_h=0&second_snapshot_h=0.25"},
      {"short-window", "A window shorter than the warm-up", "window_min=18"},
      {"healthy", "Nothing leaks", "leak_kb_s=0"},
      {"slow", "A slow leak", "leak_kb_s=1"},
  };
  spec.goals = {{"name-leak", "name the site that leaks"},
                {"early", "… by snapshots before a tenth of the way to the limit"},
                {"survive", "keep a process alive for the day that would be killed"}};
  spec.contrast = "repaired";
  spec.prediction = {"false_alarms", "short-window"};
  spec.open = opens<LeakHunt>(parameters);
  return spec;
}

}  // namespace cachebound
