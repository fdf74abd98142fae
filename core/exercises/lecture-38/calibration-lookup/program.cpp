// Calibration lookup over Cachebound's core: the counterpart of @lru_cache.
#include <cstdio>
#include <optional>
#include <string_view>

#include "cache/memoize.hpp"
#include "sim/virtual_clock.hpp"
#include "trace/workload/generators.hpp"

using namespace cachebound;

int main() {
  const std::string_view order = {{order}};
  const std::optional<std::int64_t> maxsize = {{maxsize}};
  const Nanoseconds lookup_cost = from_milliseconds({{lookup_cost_ms}});

  Account cache_memory("cache"), stream_memory("stream");
  VirtualClock clock;
  auto calibration = memoize<IntKey, double>(Capacity::functools(maxsize), cache_memory, [&](const IntKey& key) {
    clock.advance(lookup_cost);
    return 1.0 + key.number % 997 / 1000.0;
  });

  RequestStream stream(order == "zipf"      ? Order::zipf
                       : order == "uniform" ? Order::uniform
                                            : Order::round_robin,
                       {{sensors}}, {{skew}}, {{seed}}, stream_memory);
  for (int i = 0; i < {{records}}; ++i) calibration(int_key(stream.next(), {{typed}}));

  const CacheInfo info = calibration.cache_info();
  std::printf("hits %llu, misses %llu, currsize %u, %g ms, %llu bytes\n", static_cast<unsigned long long>(info.hits),
              static_cast<unsigned long long>(info.misses), info.currsize, to_milliseconds(clock.now()),
              static_cast<unsigned long long>(cache_memory.peak()));
}
