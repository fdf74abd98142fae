#include "exercises/stage-5/memory-watch/run.hpp"

#include <algorithm>

namespace cachebound::exercises::memory_watch {

namespace {}  // namespace

MemoryWatch::MemoryWatch(const MemoryWatchParams& params, const Environment& environment)
    : params_(params),
      process_bytes_(environment.process_bytes),
      watched_(work(params.pipeline)),
      lists_(work(PipelineStyle::lists)),
      streams_(work(PipelineStyle::streams)),
      log_(log_capacity, instrument_account_),
      since_(watched_.accounts().snapshot()) {}

void MemoryWatch::note(std::size_t stage, std::uint64_t bytes, EventKind kind) {
  log_.record({units_, bytes, static_cast<std::uint32_t>(stage), kind});
  digest_.add(units_ << 8 | stage);
}

void MemoryWatch::unit() {
  if (units_ > 0 && units_ % params_.records == 0) {
    since_ = watched_.accounts().snapshot();
    fifth_ = units_ / params_.records;
  }
  ++units_;
  const bool running = !watched_.stopped_in();
  std::array<std::uint64_t, stage_count> before{};
  const std::uint64_t allocations = watched_.accounts().total().allocations(),
                      blocks = watched_.accounts().total().count();
  for (std::size_t i = 0; i < stage_count; ++i) before[i] = watched_.account(i).current();
  watched_.advance();
  lists_.advance();
  streams_.advance();
  const Account& total = watched_.accounts().total();
  if (total.allocations() != allocations || total.count() != blocks) {
    for (std::size_t i = 0; i < stage_count; ++i) {
      const std::uint64_t held = watched_.account(i).current();
      if (held > before[i]) note(i, held + before[i], EventKind::growth);
      if (held < before[i]) note(i, before[i] - held, EventKind::freed);
    }
  }
  if (running && watched_.stopped_in()) note(*watched_.stopped_in(), total.current(), EventKind::stopped);
}

namespace {

template <std::size_t Stage>
double stage_peak(const SensorPipeline& pipeline) {
  return static_cast<double>(pipeline.account(Stage).peak());
}
template <std::size_t Stage>
double stage_peak_items(const SensorPipeline& pipeline) {
  return static_cast<double>(pipeline.peak_items(Stage));
}

}  // namespace

std::span<const MetricOf<MemoryWatch>> MemoryWatch::metrics() {
  using Run = const MemoryWatch&;
  static constexpr MetricOf<MemoryWatch> list[]{
      {{"current_bytes", "Current", "B", Role::memory, "held by all stages now"},
       [](Run run) { return static_cast<double>(run.watched_.accounts().traced().current); }},
      {{"peak_bytes", "Peak", "B", Role::memory, "the most held by all stages at once"},
       [](Run run) { return static_cast<double>(peak(run.watched_)); }},
      {{"list_bytes", "As lists", "B", Role::unbounded, "held now by the same pipeline of lists kept to the end"},
       [](Run run) { return static_cast<double>(run.lists_.accounts().traced().current); }},
      {{"list_peak_bytes", "Peak as lists", "B", Role::unbounded, "the most those lists held at once"},
       [](Run run) { return static_cast<double>(peak(run.lists_)); }},
      {{"stream_peak_bytes", "Peak as streams", "B", Role::memory, "the most the same pipeline holds as streams"},
       [](Run run) { return static_cast<double>(peak(run.streams_)); }},
      {{"read_peak_bytes", "read, high-water", "B", Role::plain, "the most that lines held"},
       [](Run run) { return stage_peak<0>(run.watched_); }},
      {{"parse_peak_bytes", "parse, high-water", "B", Role::plain, "the most that readings held"},
       [](Run run) { return stage_peak<1>(run.watched_); }},
      {{"window_peak_bytes", "window, high-water", "B", Role::plain, "the most that windows held"},
       [](Run run) { return stage_peak<2>(run.watched_); }},
      {{"aggregate_peak_bytes", "aggregate, high-water", "B", Role::plain, "the most that aggregates held"},
       [](Run run) { return stage_peak<3>(run.watched_); }},
      {{"report_peak_bytes", "report, high-water", "B", Role::plain, "the ten rows of the report"},
       [](Run run) { return stage_peak<4>(run.watched_); }},
      {{"read_peak_items", "Lines at once", "", Role::plain, "the most lines held at once"},
       [](Run run) { return stage_peak_items<0>(run.watched_); }},
      {{"parse_peak_items", "Readings at once", "", Role::plain, "the most readings held at once"},
       [](Run run) { return stage_peak_items<1>(run.watched_); }},
      {{"window_peak_items", "Windowed readings at once", "", Role::plain, "the most readings held in windows"},
       [](Run run) { return stage_peak_items<2>(run.watched_); }},
      {{"aggregate_peak_items", "Aggregates at once", "", Role::plain, "the most aggregates held at once"},
       [](Run run) { return stage_peak_items<3>(run.watched_); }},
      {{"report_peak_items", "Rows at once", "", Role::plain, "the most rows held in the report"},
       [](Run run) { return stage_peak_items<4>(run.watched_); }},
      {{"peak_items", "Items at once", "", Role::plain, "the most items held by all stages together"},
       [](Run run) { return static_cast<double>(run.watched_.peak_items()); }},
      {{"windows", "Windows", "", Role::plain, "that have reached the report"},
       [](Run run) { return static_cast<double>(run.watched_.windows()); }},
      {{"value_sum", "Sum of values", "", Role::plain, "in hundredths, of all reported windows"},
       [](Run run) { return static_cast<double>(run.watched_.value_sum()); }},
      {{"highest_mean", "Highest mean", "", Role::plain, "of a window, in hundredths"},
       [](Run run) {
         double highest = no_figure;
         for (const Aggregate& row : run.watched_.report()) highest = std::max(row.mean(), highest);
         return highest;
       }},
  };
  return list;
}

}  // namespace cachebound::exercises::memory_watch
