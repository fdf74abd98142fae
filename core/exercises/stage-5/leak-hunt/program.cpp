// Leak hunt over Cachebound's core: accounts by site, two snapshots, and a detector that watches every step.
#include <cstdio>

#include "exercises/stage-5/leak-hunt/leak_watch.hpp"

using namespace cachebound;
using namespace cachebound::exercises::leak_hunt;

int main() {
  constexpr std::uint64_t limit = {{limit_mb}} * 1'000'000ULL;
  LoadStream load({{seed}});
  LeakyProcess process(limit, load.leaking_site(), static_cast<std::uint64_t>({{leak_kb_s}} * 1000 * step_seconds + 0.5));
  Account detector_memory("detector");
  LeakWatch watch({std::chrono::minutes{ {{window_min}} }, limit}, detector_memory);

  const auto step_at = [](double hour) { return static_cast<std::uint32_t>(hour * steps_an_hour + 0.5); };
  Snapshot first = process.accounts().snapshot(), second = first;
  std::uint32_t step = 0;
  while (step < 24 * steps_an_hour && !process.killed()) {
    process.advance(load.next());
    ++step;
    if (process.killed()) break;
    watch.observe(process, step);
    if (step == step_at({{first_snapshot_h}})) first = process.accounts().snapshot();
    if (step == step_at({{second_snapshot_h}})) second = process.accounts().snapshot();
  }

  for (const SiteDifference& site : compare(second, first)) {
    std::printf("%-14s %11lld bytes more in %lld objects\n", site.name.c_str(), static_cast<long long>(site.size_diff),
                static_cast<long long>(site.count_diff));
  }
  if (const auto leak = watch.first_named()) {
    std::printf("%s leaks %.0f bytes a second, named after %.2f h, %s after %.2f h\n", process_sites[*leak].name.data(),
                watch.slope_at_alarm(*leak), *watch.alarm(*leak) / 120.0, process.killed() ? "killed" : "alive",
                step / 120.0);
  }
}
