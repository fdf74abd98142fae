#include "exercises/stage-5/memory-watch/simulation.hpp"

#include <algorithm>

namespace cachebound::exercises::memory_watch {

namespace {

constexpr std::size_t read_stage = 0, parse_stage = 1, window_stage = 2, aggregate_stage = 3, report_stage = 4;

void write_digits(char* first, std::size_t digits, std::uint32_t number) {
  for (; digits > 0; --digits, number /= 10) first[digits - 1] = static_cast<char>('0' + number % 10);
}

std::uint32_t read_digits(const char* first, std::size_t digits) {
  std::uint32_t number = 0;
  for (; digits > 0; --digits) number = number * 10 + static_cast<std::uint32_t>(*first++ - '0');
  return number;
}

}  // namespace

Line render(const Reading& reading) {
  Line line;
  line.fill(' ');
  write_digits(&line[0], 8, reading.second);
  line[9] = 'S';
  write_digits(&line[10], 3, reading.sensor);
  write_digits(&line[14], 4, reading.hundredths / 100);
  line[18] = '.';
  write_digits(&line[19], 2, reading.hundredths % 100);
  return line;
}

Reading parse(const Line& line) {
  return {read_digits(&line[0], 8), read_digits(&line[10], 3),
          read_digits(&line[14], 4) * 100 + read_digits(&line[19], 2)};
}

SensorPipeline::SensorPipeline(const Work& work)
    : work_(work),
      random_(work.seed),
      accounts_(stage_count, work.limit),
      lines_(work.style == PipelineStyle::streams ? 1 : 0, accounts_.site(pipeline_stages[read_stage])),
      readings_(work.style == PipelineStyle::streams ? 1 : 0, accounts_.site(pipeline_stages[parse_stage])),
      windowed_(work.style == PipelineStyle::streams ? std::min(work.window, work.records) : 0,
                accounts_.site(pipeline_stages[window_stage])),
      aggregates_(work.style == PipelineStyle::streams ? 1 : 0, accounts_.site(pipeline_stages[aggregate_stage])),
      report_(TrackingAllocator<Aggregate>(accounts_.site(pipeline_stages[report_stage]))) {
  report_.reserve(report_rows);
}

std::uint64_t SensorPipeline::stream_bytes(std::uint32_t records, std::uint32_t window) noexcept {
  return sizeof(Line) + sizeof(Reading) + std::uint64_t{std::min(window, records)} * sizeof(Reading) +
         sizeof(Aggregate) + report_rows * sizeof(Aggregate);
}

SensorPipeline::Place SensorPipeline::place(std::uint64_t unit) const noexcept {
  if (work_.style == PipelineStyle::streams) {
    return {static_cast<std::size_t>(unit % stage_count), static_cast<std::uint32_t>(unit / stage_count)};
  }
  return {static_cast<std::size_t>(unit / work_.records), static_cast<std::uint32_t>(unit % work_.records)};
}

std::uint64_t SensorPipeline::items(std::size_t stage) const noexcept {
  const std::array<std::uint64_t, stage_count> sizes{lines_.size(), readings_.size(), windowed_.size(),
                                                     aggregates_.size(), report_.size()};
  return sizes[stage];
}

void SensorPipeline::advance() {
  if (finished() || stopped_in_) return;
  const auto [stage, record] = place(done_);
  switch (stage) {
    case read_stage:
      read_line();
      break;
    case parse_stage:
      parse_line(record);
      break;
    case window_stage:
      put_in_window(record);
      break;
    case aggregate_stage:
      aggregate_window(record);
      break;
    default:
      report_window(record);
  }
  if (stopped_in_) return;
  let_go_of_input(stage, record);
  ++done_;
}

template <class Item>
bool SensorPipeline::put(std::size_t stage, GrowingList<Item>& list, const Item& item) {
  if (!list.append(item, work_.limit - accounts_.total().current())) {
    stopped_in_ = stage;
    return false;
  }
  count_items(stage);
  return true;
}

void SensorPipeline::count_items(std::size_t stage) noexcept {
  peak_items_[stage] = std::max(peak_items_[stage], items(stage));
  std::uint64_t together = 0;
  for (std::size_t i = 0; i < stage_count; ++i) together += items(i);
  peak_together_ = std::max(peak_together_, together);
}

void SensorPipeline::read_line() {
  const std::uint32_t record = place(done_).record;
  const auto sensor = static_cast<std::uint32_t>(random_.randrange(1'000));
  const auto hundredths = static_cast<std::uint32_t>(random_.randrange(1'000'000));
  put(read_stage, lines_, render({record, sensor, hundredths}));
}

void SensorPipeline::parse_line(std::uint32_t record) { put(parse_stage, readings_, parse(lines_[at(record)])); }

void SensorPipeline::put_in_window(std::uint32_t record) { put(window_stage, windowed_, readings_[at(record)]); }

void SensorPipeline::aggregate_window(std::uint32_t record) {
  if (!completes_window(record)) return;
  const std::uint32_t start = record - record % work_.window;
  Aggregate aggregate{start, record - start + 1, 0};
  for (std::uint64_t i = at(start); i < at(start) + aggregate.count; ++i) aggregate.sum += windowed_[i].hundredths;
  put(aggregate_stage, aggregates_, aggregate);
}

void SensorPipeline::report_window(std::uint32_t record) {
  if (!completes_window(record)) return;
  const Aggregate& aggregate = aggregates_[at(record / work_.window)];
  ++windows_;
  value_sum_ += aggregate.sum;
  if (report_.size() < report_rows) {
    report_.push_back(aggregate);
  } else {
    const auto lowest = std::min_element(report_.begin(), report_.end(),
                                         [](const Aggregate& a, const Aggregate& b) { return a.mean() < b.mean(); });
    if (aggregate.mean() > lowest->mean()) *lowest = aggregate;
  }
  count_items(report_stage);
}

void SensorPipeline::let_go_of_input(std::size_t stage, std::uint32_t record) {
  if (work_.style == PipelineStyle::streams) {
    if (stage == parse_stage) lines_.clear();
    if (stage == window_stage) readings_.clear();
    if (stage == aggregate_stage && completes_window(record)) windowed_.clear();
    if (stage == report_stage && completes_window(record)) aggregates_.clear();
  } else if (work_.style == PipelineStyle::freed && record + 1 == work_.records) {
    if (stage == parse_stage) lines_.free();
    if (stage == window_stage) readings_.free();
    if (stage == aggregate_stage) windowed_.free();
    if (stage == report_stage) aggregates_.free();
  }
}

}  // namespace cachebound::exercises::memory_watch
