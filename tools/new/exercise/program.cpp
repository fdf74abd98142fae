// @title@ over Cachebound's core: keys asked for at random, and an LRU cache.
#include <cstdio>

#include "base/random.hpp"
#include "cache/lru_cache.hpp"

using namespace cachebound;

int main() {
  Account memory("cache");
  LruCache<std::uint32_t, std::uint64_t> cache(Capacity::bounded({{maxsize}}), memory);
  Random random({{seed}});
  std::uint32_t hits = 0, misses = 0;
  for (int i = 0; i < {{requests}}; ++i) {
    const auto key = static_cast<std::uint32_t>(random.randrange({{keys}}));
    if (cache.get(key) != nullptr) {
      ++hits;
    } else {
      ++misses;
      cache.put(key, std::uint64_t{key} * key);
    }
  }
  std::printf("hits %u, misses %u, currsize %u\n", hits, misses, cache.size());
}
