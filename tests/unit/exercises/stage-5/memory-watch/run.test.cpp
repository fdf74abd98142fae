#include "exercises/stage-5/memory-watch/run.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::memory_watch;

namespace {

double metric(const MemoryWatch& run, std::string_view name) {
  std::vector<double> values(MemoryWatch::metrics().size());
  run.measure(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (MemoryWatch::metrics()[i].name == name) return values[i];
  }
  FAIL("no such metric");
  return 0;
}

}  // namespace

TEST_CASE("the watched pipeline is one of the two it is compared with, when its style is", "[memory_watch_run]") {
  MemoryWatchParams params;
  params.records = 500;
  MemoryWatch lists(params, {});
  params.pipeline = PipelineStyle::streams;
  MemoryWatch streams(params, {});
  for (int i = 0; i < 2'500; ++i) {
    lists.step(1);
    streams.step(1);
    CHECK(metric(lists, "current_bytes") == metric(lists, "list_bytes"));
    CHECK(metric(streams, "peak_bytes") == metric(streams, "stream_peak_bytes"));
    CHECK(metric(streams, "list_bytes") == metric(lists, "list_bytes"));
  }
}

TEST_CASE("a watched pipeline that is stopped keeps its figures, and the streams go on", "[memory_watch_run]") {
  MemoryWatchParams params;
  params.records = 200'000;
  params.limit_mb = 4;
  MemoryWatch run(params, {});
  run.step(run.length());
  CHECK(metric(run, "read_peak_items") == 65'536);
  CHECK(metric(run, "windows") == 0);
  CHECK(metric(run, "peak_bytes") <= 4'000'000);
  CHECK(metric(run, "stream_peak_bytes") == 932);
  CHECK(run.goals()[0].score == 0);
}
