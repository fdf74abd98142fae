// Results in a persistent cache of Cachebound's core: kept by one process, read by the next.
#include <cstdio>
#include <string>

#include "sim/virtual_clock.hpp"
#include "store/fanout_cache.hpp"
#include "store/memory_cache_table.hpp"
#include "trace/workload/generators.hpp"

using namespace cachebound;

int main() {
  // Rows in memory give the same figures; SqlCacheFolder over SqliteFolder::at("results") keeps them in files.
  Account rows("rows"), stream_memory("stream");
  MemoryCacheFolder folder(rows);
  VirtualClock clock;
  Zipf inputs({{inputs}}, 1.0, {{seed}}, stream_memory);

  const auto process = [&](int requests) {
    auto cache = FanoutCache::open(folder, {{shards}}, {CachePolicy::least_recently_stored, {{size_limit}}, {{cull_limit}}}, clock);
    if (!cache) return;
    const auto found = cache->totals();
    int hits = 0;
    for (int i = 0; i < requests; ++i) {
      const std::string number = std::to_string(inputs.next());
      const std::string key = "square-" + std::string(6 - number.size(), '0') + number;
      const auto row = cache->get(key);
      if (row && *row) {
        ++hits;
      } else if (!cache->set(key, std::string({{value_bytes}}, 'v'), {std::nullopt, "a"})) {
        return;
      }
      clock.advance(from_milliseconds({{every_ms}}));
    }
    std::printf("found %lld, hits %d of %d; ", static_cast<long long>(found ? found->entries : 0), hits, requests);
  };
  process({{before}});
  process({{after}});
  std::printf("a shard's share %g bytes\n", {{size_limit}} / static_cast<double>({{shards}}));
}
