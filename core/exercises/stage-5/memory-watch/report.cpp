// What a run of memory-watch says of itself: words, frames, facts, checks, goals.

#include "base/text.hpp"
#include "engine/frames/diff_frame.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/stage-5/memory-watch/run.hpp"

namespace cachebound::exercises::memory_watch {

namespace {

/// Goals: a hundredth of the lists' peak; and the widest window within these bytes.
constexpr std::uint64_t goal_share = 100, goal_bytes = 4'096;

}  // namespace

std::string MemoryWatch::why(const Event& event) const {
  switch (event.kind) {
    case EventKind::growth:
      return "its room doubled: old and new took " + grouped(event.bytes) + " bytes at once";
    case EventKind::freed:
      return "read to the end by the next stage: " + grouped(event.bytes) + " bytes given back";
    case EventKind::stopped:
      return "stopped: with " + grouped(event.bytes) + " bytes held its list cannot double within the limit";
  }
  return "";
}

std::string MemoryWatch::now() const {
  if (units_ == 0) return "Nothing read yet";
  if (const auto stage = watched_.stopped_in()) {
    return "Stopped in " + std::string(pipeline_stages[*stage]) + " at its limit of " +
           std::to_string(params_.limit_mb) + " MB, after " + counted(watched_.done(), "unit", "units") + " of work";
  }
  const auto [stage, record] = watched_.place(units_ - 1);
  std::string sentence = "Record " + grouped(std::uint64_t{record} + 1) + ": " + std::string(pipeline_stages[stage]);
  if (stage >= 3 && !watched_.completes_window(record)) {
    sentence += " waits for the window, " + grouped(std::uint64_t{record % params_.window + 1}) + " of " +
                counted(params_.window, "reading", "readings");
  }
  sentence += "; all stages hold " + grouped(watched_.accounts().traced().current) + " bytes";
  for (std::size_t ago = 0; ago < log_.size() && log_.newest(ago).at == units_; ++ago) {
    const Event& event = log_.newest(ago);
    sentence += "; " + std::string(std::string(pipeline_stages[event.stage])) + ", " + why(event);
  }
  return sentence;
}

std::string MemoryWatch::span_name(std::uint64_t fifth) const {
  if (fifth == 0) return "the start";
  if (params_.pipeline == PipelineStyle::streams) return "record " + grouped(fifth * params_.records / stage_count);
  return "the start of " + std::string(pipeline_stages[static_cast<std::size_t>(fifth)]);
}

void MemoryWatch::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_events(json, log_, [&](const Event& event) -> EventRow {
    const bool stopped = event.kind == EventKind::stopped;
    return {event.at, stopped ? "dropped" : "note", std::string(pipeline_stages[event.stage]), why(event)};
  });
  write_diff(json, span_name(fifth_), watched_.accounts().snapshot(), since_);
  json.key("tables").object();
  {
    TableFrame table(
        json, "stages",
        {{"stage"}, {"items now"}, {"now", "B"}, {"high-water mark", "B"}, {"as lists", "B"}, {"as streams", "B"}});
    const auto number = [](std::uint64_t figure) { return static_cast<double>(figure); };
    for (std::size_t i = 0; i < stage_count; ++i) {
      table.row({std::string(pipeline_stages[i]), number(watched_.items(i)), number(watched_.account(i).current()),
                 number(watched_.account(i).peak()), number(lists_.account(i).peak()),
                 number(streams_.account(i).peak())});
    }
    const TracedMemory traced = watched_.accounts().traced();
    // Stages peak at different times: the peak of all is not the sum of the marks above it.
    table.row({"all at once", number(watched_.peak_items()), number(traced.current), number(traced.peak),
               number(peak(lists_)), number(peak(streams_))});
  }
  json.end();
}

std::vector<Site> MemoryWatch::memory() const {
  std::vector<Site> sites;
  const auto add = [&](const Account& account, std::string_view name) {
    sites.push_back({name, account.current(), account.peak(), account.count(), account.current(), account.bound()});
  };
  add(watched_.accounts().total(), "pipeline");
  for (std::size_t i = 0; i < stage_count; ++i) add(watched_.account(i), pipeline_stages[i]);
  add(lists_.accounts().total(), "as_lists");
  add(streams_.accounts().total(), "as_streams");
  sites[sites.size() - 1].bound = SensorPipeline::stream_bytes(params_.records, params_.window);
  add(instrument_account_, "instrument");
  return sites;
}

std::vector<Fact> MemoryWatch::facts() const {
  const auto times = [](std::uint64_t a, std::uint64_t b) { return static_cast<double>(a) / static_cast<double>(b); };
  std::uint64_t marks = 0;
  for (std::size_t i = 0; i < stage_count; ++i) marks += watched_.account(i).peak();
  return {
      {"peak as lists over peak as streams", times(peak(lists_), peak(streams_)), "×"},
      {"sum of the stages' high-water marks", static_cast<double>(marks), "B"},
      {"still held at the end",
       units_ == length() ? static_cast<double>(watched_.accounts().traced().current) : no_figure, "B"},
      {"bytes of the real process", process_bytes_ ? static_cast<double>(process_bytes_()) : no_figure, "B", true},
  };
}

std::vector<Check> MemoryWatch::checks() const {
  std::uint64_t sum = 0, marks = 0;
  for (std::size_t i = 0; i < stage_count; ++i) {
    sum += watched_.account(i).current();
    marks += watched_.account(i).peak();
  }
  const std::uint64_t limit = work(params_.pipeline).limit;
  std::vector<Check> checks{
      check_equal("total-is-the-sum", "the total is the sum of the stages", sum, watched_.accounts().traced().current),
      check_at_most("peak-below-marks", "the peak of all against the sum of the marks", marks, peak(watched_)),
      check_at_most("within-limit", "high-water mark of the pipeline in bytes", limit, peak(watched_)),
      check_at_most("streams-flat", "high-water mark as streams in bytes",
                    SensorPipeline::stream_bytes(params_.records, params_.window), peak(streams_)),
      check_equal("streams-allocate-once", "allocations as streams", stage_count,
                  streams_.accounts().total().allocations()),
  };
  if (watched_.finished()) {
    checks.push_back(
        check_equal("same-sum", "the report's sum as streams", watched_.value_sum(), streams_.value_sum()));
    checks.push_back(
        check_equal("same-windows", "the report's windows as streams", watched_.windows(), streams_.windows()));
  }
  return checks;
}

std::vector<Goal> MemoryWatch::goals() const {
  if (!watched_.finished()) {
    const std::string wait = watched_.stopped_in() ? "stopped at its limit" : "let it finish";
    return {{"flat", 0, wait}, {"widest-window", 0, wait}};
  }
  const std::uint64_t held = peak(watched_), most = peak(lists_);
  const std::string share = grouped(held) + " of " + grouped(most) + " bytes";
  const Goal flat{"flat", held * goal_share <= most ? 1 : (1 - ratio(held, most)) * 0.9, share};
  if (held > goal_bytes) return {flat, {"widest-window", 0, grouped(held) + " bytes are more than 4,096"}};
  // What is left of the bytes would hold so many more readings.
  const std::uint64_t more = (goal_bytes - held) / sizeof(Reading);
  return {flat,
          {"widest-window", params_.window > params_.records ? 0 : ratio(params_.window, params_.window + more),
           more == 0 ? "no wider window fits" : counted(more, "more reading", "more readings") + " would fit"}};
}

}  // namespace cachebound::exercises::memory_watch
