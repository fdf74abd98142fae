// Memory watch over Cachebound's core: the same work in three styles, each stage on its own account.
#include <cstdio>

#include "exercises/stage-5/memory-watch/simulation.hpp"

using namespace cachebound;
using namespace cachebound::exercises::memory_watch;

int main() {
  const char* names[] = {"lists", "freed", "streams"};
  for (const PipelineStyle style : {PipelineStyle::lists, PipelineStyle::freed, PipelineStyle::streams}) {
    SensorPipeline pipeline({style, {{records}}, {{window}}, {{seed}}, {{limit_mb}} * 1'000'000ULL});
    while (!pipeline.finished() && !pipeline.stopped_in()) pipeline.advance();

    const TracedMemory traced = pipeline.accounts().traced();
    std::printf("%s: %llu bytes at the end, %llu at the peak, %llu windows\n", names[static_cast<int>(style)],
                static_cast<unsigned long long>(traced.current), static_cast<unsigned long long>(traced.peak),
                static_cast<unsigned long long>(pipeline.windows()));
    for (std::size_t i = 0; i < stage_count; ++i) {
      std::printf("  %-9s high-water mark %llu\n", pipeline_stages[i].data(),
                  static_cast<unsigned long long>(pipeline.account(i).peak()));
    }
  }
}
