// A write that comes while others read.
#pragma once

#include "pattern/cached_database.hpp"
#include "pattern/pattern_bench.hpp"

namespace cachebound {

inline Task<> write_at(PatternBench& bench, CachedDatabase& caching, Nanoseconds at) {
  co_await bench.scheduler.sleep_until(at);
  const auto written = co_await caching.write("k", "new");
  CHECK(written);
}

}  // namespace cachebound
