// A pipeline of five stages runs, and every stage's memory is watched: current, peak, high-water mark.

#include "engine/measured_exercise.hpp"
#include "exercises/stage-5/memory-watch/run.hpp"

namespace cachebound::exercises::memory_watch {

namespace {

constexpr auto log = Scale::logarithmic;
constexpr std::array<std::string_view, 3> pipeline_names{"lists", "freed", "streams"};

constexpr Field fields[]{
    choice<&MemoryWatchParams::pipeline>(
        "pipeline", spelled<pipeline_names>, "pipeline",
        "lists keep all to the end; freed lists go when they have been read; streams pass record by record"),
    integer<&MemoryWatchParams::records>("records", {1, 1'000'000}, "records", "lines to read", {"", log}),
    integer<&MemoryWatchParams::window>("window", {1, 100'000}, "window", "readings a window", {"readings", log}),
    integer<&MemoryWatchParams::limit_mb>("limit_mb", {4, 256}, "memory limit", "where a pipeline is stopped",
                                          {"MB", log}),
    integer<&MemoryWatchParams::seed>("seed", {0, 4'294'967'295}, "seed", "sensors and values", {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"current_bytes", "peak_bytes"},
                  {"list_peak_bytes", ""},
                  {"stream_peak_bytes", ""},
                  {"peak_items", ""},
                  {"windows", ""}}},
    LineChartView{
        "High-water marks by stage",
        "units of work",
        {"read_peak_bytes", "parse_peak_bytes", "window_peak_bytes", "aggregate_peak_bytes", "report_peak_bytes"},
        0,
        no_figure},
    MemoryStripView{"Memory of the pipeline", "units of work", "pipeline", "current_bytes", "list_bytes"},
    TableView{"Stages", "stages"},
    SnapshotDiffView{"What the stage has changed"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"freed", "Lists freed when read", "pipeline=freed"},
    {"streams", "Streams", "pipeline=streams"},
    {"wide-window", "Streams with a wide window", "pipeline=streams&window=5000"},
    {"more-records", "Twice the records", "records=20000"},
};

constexpr GoalSpec goals[]{{"flat", "a hundredth of the bytes that lists take"},
                           {"widest-window", "the widest window within 4,096 bytes"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "memory-watch",
      .order = 5,
      .title = "Memory watch",
      .description =
          "Records are read, parsed, put in windows, aggregated and reported. Which stage holds how much, when, and "
          "what is left of it when lists become streams?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "streams",
      .prediction = {"peak_bytes", "freed"},
      .run = run_of<MemoryWatch, MemoryWatchParams>,
  };
  return spec;
}

}  // namespace cachebound::exercises::memory_watch
