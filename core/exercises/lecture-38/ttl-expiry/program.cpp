// Time to live over Cachebound's core: a cache whose entries are trusted for a while.
#include <cstdio>
#include <string_view>

#include "cache/ttl_cache.hpp"
#include "exercises/lecture-38/ttl-expiry/changing_source.hpp"
#include "sim/virtual_clock.hpp"
#include "trace/workload/generators.hpp"

using namespace cachebound;
using namespace cachebound::exercises::ttl_expiry;

int main() {
  const std::string_view mode = {{mode}}, order = {{order}}, invalidate = {{invalidate}};
  const unsigned sensors = {{sensors}}, overwrite_every = {{overwrite_every}};
  const TtlRules rules{from_milliseconds({{ttl_s}} * 1e3),
                       mode == "cachetools"  ? TtlMode::cachetools
                       : mode == "corrected" ? TtlMode::corrected
                                             : TtlMode::as_taught,
                       {{sliding}}};

  Account cache_memory("cache"), stream_memory("stream");
  VirtualClock clock;
  const ChangingSource source(clock, from_milliseconds({{change_s}} * 1e3));
  TtlCache<unsigned, double> cache(Capacity::bounded({{maxsize}}), rules, clock, cache_memory);
  RequestStream stream(order == "zipf"      ? Order::zipf
                       : order == "uniform" ? Order::uniform
                                            : Order::round_robin,
                       sensors, 1.0, {{seed}}, stream_memory);
  unsigned hits[2] = {}, misses[2] = {}, stale = 0;
  const auto read = [&](unsigned sensor, int phase) {
    const double* found = cache.get(sensor);
    ++(found ? hits : misses)[phase];
    if (found && *found != source.reading(sensor)) ++stale;
    return found != nullptr;
  };

  for (unsigned i = 1; i <= {{lookups}}; ++i) {
    if (i > 1) clock.advance(from_milliseconds({{every_ms}}));
    const unsigned sensor = stream.next();
    if (!read(sensor, 0)) cache.put(sensor, source.reading(sensor));
    if (overwrite_every > 0 && i % overwrite_every == 0) cache.put(sensor, source.reading(sensor));
  }
  clock.advance(from_milliseconds({{wait_s}} * 1e3));
  if (invalidate == "one") cache.erase(0);
  if (invalidate == "all") cache.clear();
  for (unsigned i = 0; i < {{probes}}; ++i) read(i % sensors, 1);

  std::printf("%u hits, %u misses; after the wait %u hits, %u misses; %u stale\n", hits[0], misses[0], hits[1],
              misses[1], stale);
}
