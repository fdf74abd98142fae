// Alert flood over Cachebound's core: a ring of the last alerts, a count of them all.
#include <cstdio>

#include "base/random.hpp"
#include "buffer/alert_accumulator.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

int main() {
  Account memory("alerts");
  AlertAccumulator alerts({{max_alerts}}, memory);
  Random random({{seed}});
  for (std::uint32_t i = 0; i < {{records}}; ++i) {
    const double value = random.gauss({{mean}}, {{sd}});
    if (value > {{threshold}}) alerts.trigger(i % {{sensors}}, value, (i + 1) * 1ms);
  }

  const AlertStats stats = alerts.stats();
  std::printf("%llu triggered, %u stored, ids %llu to %llu, %llu bytes\n",
              static_cast<unsigned long long>(stats.total_triggered), stats.currently_stored,
              static_cast<unsigned long long>(stats.first_id.value_or(0)),
              static_cast<unsigned long long>(stats.last_id.value_or(0)),
              static_cast<unsigned long long>(memory.peak()));
}
