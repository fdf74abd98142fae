#include "exercises/stage-5/memory-watch/exercise.hpp"

#include <limits>

#include "exercises/stage-5/memory-watch/run.hpp"

namespace cachebound {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Schema<MemoryWatchParams> schema() {
  constexpr auto log = Scale::logarithmic;
  return Schema<MemoryWatchParams>({
      choice("pipeline", &MemoryWatchParams::pipeline, {"lists", "freed", "streams"}, "pipeline",
             "lists keep all to the end; freed lists go when they have been read; streams pass record by record"),
      integer("records", &MemoryWatchParams::records, {1, 1'000'000}, "records", "lines to read", {"", log}),
      integer("window", &MemoryWatchParams::window, {1, 100'000}, "window", "readings a window", {"readings", log}),
      integer("limit_mb", &MemoryWatchParams::limit_mb, {4, 256}, "memory limit", "where a pipeline is stopped",
              {"MB", log}),
      integer("seed", &MemoryWatchParams::seed, {0, 4'294'967'295}, "seed", "sensors and values", {"", log, true}),
  });
}

}  // namespace

ExerciseSpec memory_watch() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "memory-watch";
  spec.order = 5;
  spec.title = "Memory watch";
  spec.description =
      "Records are read, parsed, put in windows, aggregated and reported. Which stage holds how much, when, and what "
      "is "
      "left of it when lists become streams?";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : MemoryWatch::measured()) spec.metrics.push_back(metric);
  spec.views = {
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
          none},
      MemoryStripView{"Memory of the pipeline", "units of work", "pipeline", "current_bytes", "list_bytes"},
      TableView{"Stages", "stages"},
      SnapshotDiffView{"What the stage has changed"},
      EventsView{"Events"},
      ResultsView{"Results"},
      ChecksView{"Checks"},
  };
  spec.presets = {
      {"lecture", "As in the lecture", ""},
      {"freed", "Lists freed when read", "pipeline=freed"},
      {"streams", "Streams", "pipeline=streams"},
      {"wide-window", "Streams with a wide window", "pipeline=streams&window=5000"},
      {"more-records", "Twice the records", "records=20000"},
  };
  spec.goals = {{"flat", "a hundredth of the bytes that lists take"},
                {"widest-window", "the widest window within 4,096 bytes"}};
  spec.contrast = "streams";
  spec.prediction = {"peak_bytes", "freed"};
  spec.open = opens<MemoryWatch>(parameters);
  return spec;
}

}  // namespace cachebound
