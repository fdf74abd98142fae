#include "exercises/stage-5/memory-watch/simulation.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::memory_watch;

namespace {

constexpr std::uint64_t plenty = 256'000'000;

void run(SensorPipeline& pipeline) {
  while (!pipeline.finished() && !pipeline.stopped_in()) pipeline.advance();
}

/// The report computed at one go, from the same draws.
struct Naive {
  std::uint64_t windows = 0, sum = 0;
  double highest_mean = 0;

  Naive(std::uint32_t records, std::uint32_t window, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::uint64_t> values;
    for (std::uint32_t i = 0; i < records; ++i) {
      random.randrange(1'000);
      values.push_back(random.randrange(1'000'000));
      sum += values.back();
    }
    for (std::size_t start = 0; start < values.size(); start += window, ++windows) {
      const std::size_t end = std::min<std::size_t>(start + window, values.size());
      double total = 0;
      for (std::size_t i = start; i < end; ++i) total += static_cast<double>(values[i]);
      highest_mean = std::max(highest_mean, total / static_cast<double>(end - start));
    }
  }
};

double highest_mean(const SensorPipeline& pipeline) {
  double highest = 0;
  for (const Aggregate& row : pipeline.report()) highest = std::max(highest, row.mean());
  return highest;
}

}  // namespace

TEST_CASE("a line has a fixed width and is parsed back to its reading", "[sensor_pipeline]") {
  const Line line = render({42, 7, 5'725});
  CHECK(std::string(line.begin(), line.end()) == "00000042 S007 0057.25   ");
  for (const Reading& reading : {Reading{0, 0, 0}, Reading{99'999'999, 999, 999'999}, Reading{123, 45, 6'789}}) {
    const Reading back = parse(render(reading));
    CHECK(back.second == reading.second);
    CHECK(back.sensor == reading.sensor);
    CHECK(back.hundredths == reading.hundredths);
  }
}

TEST_CASE("every style reports what a naive loop computes", "[sensor_pipeline]") {
  for (const auto style : {PipelineStyle::lists, PipelineStyle::freed, PipelineStyle::streams}) {
    for (const std::uint32_t records : {1U, 59U, 60U, 61U, 1'000U}) {
      for (const std::uint32_t window : {1U, 7U, 60U, 5'000U}) {
        CAPTURE(static_cast<int>(style), records, window);
        SensorPipeline pipeline({style, records, window, 38, plenty});
        run(pipeline);
        const Naive naive(records, window, 38);
        CHECK(pipeline.windows() == naive.windows);
        CHECK(pipeline.value_sum() == naive.sum);
        CHECK(highest_mean(pipeline) == naive.highest_mean);
        CHECK(pipeline.done() == std::uint64_t{records} * 5);
      }
    }
  }
}

TEST_CASE("streams hold one item a stage and one window, from the start to the end", "[sensor_pipeline]") {
  for (const std::uint32_t records : {1'000U, 100'000U}) {
    SensorPipeline pipeline({PipelineStyle::streams, records, 60, 38, plenty});
    // A line of 24 bytes, a reading of 12, 60 of them in the window, an aggregate of 16 and ten in the report.
    CHECK(pipeline.accounts().traced().current == 24 + 12 + 60 * 12 + 16 + 10 * 16);
    run(pipeline);
    CHECK(pipeline.accounts().traced().peak == SensorPipeline::stream_bytes(records, 60));
    CHECK(pipeline.peak_items() == 60 + 1 + 10);
    CHECK(pipeline.accounts().total().allocations() == 5);
  }
}

TEST_CASE("lists keep everything, freed lists two at a time", "[sensor_pipeline]") {
  SensorPipeline lists({PipelineStyle::lists, 1'000, 10, 38, plenty}),
      freed({PipelineStyle::freed, 1'000, 10, 38, plenty});
  run(lists);
  run(freed);
  CHECK(lists.peak_items() == 3'000 + 100 + 10);
  CHECK(freed.peak_items() == 2'000);
  // Room for 1,024 lines and twice as many readings, for 128 aggregates and ten rows.
  CHECK(lists.accounts().traced().current == 1'024 * (24 + 12 + 12) + 128 * 16 + 160);
  CHECK(freed.accounts().traced().current == 160);
  CHECK(freed.accounts().traced().peak < lists.accounts().traced().peak);
}

TEST_CASE("a list that would pass the limit stops the pipeline, which stays as it was", "[sensor_pipeline]") {
  SensorPipeline pipeline({PipelineStyle::lists, 100'000, 10, 38, 4'000'000});
  run(pipeline);
  // 131,072 lines take 3,145,728 bytes, growing to them from 65,536 takes 4,718,592.
  CHECK(pipeline.stopped_in() == 0U);
  CHECK(pipeline.items(0) == 65'536);
  CHECK(pipeline.accounts().traced().peak <= 4'000'000);
  const std::uint64_t done = pipeline.done();
  pipeline.advance();
  CHECK(pipeline.done() == done);
}

TEST_CASE("the same units of work in another order", "[sensor_pipeline]") {
  const SensorPipeline lists({PipelineStyle::lists, 100, 10, 38, plenty}),
      streams({PipelineStyle::streams, 100, 10, 38, plenty});
  CHECK(lists.units() == streams.units());
  CHECK(lists.place(101).stage == 1);
  CHECK(lists.place(101).record == 1);
  CHECK(streams.place(101).stage == 1);
  CHECK(streams.place(101).record == 20);
}
