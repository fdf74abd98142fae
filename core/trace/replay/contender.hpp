// One cache of a race: a policy at a size.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "eviction/registry.hpp"
#include "trace/replay/cache_size.hpp"

namespace cachebound {

struct Contender {
  const eviction::PolicyInfo* policy = nullptr;
  CacheSize size;

  [[nodiscard]] bool needs_future() const noexcept { return policy->make_streaming == nullptr; }
};

/// What a contender came to.
struct ReplayRow {
  std::string_view policy;
  std::uint32_t size = 0;  ///< entries
  std::uint64_t requests = 0, hits = 0;
  std::uint64_t bytes = 0;        ///< held by the cache, ghosts and index included
  std::uint64_t nanoseconds = 0;  ///< spent in the cache alone, by the clock that was given; 0 without one

  [[nodiscard]] std::uint64_t misses() const noexcept { return requests - hits; }
  /// 0 when there was no request.
  [[nodiscard]] double miss_ratio() const noexcept {
    return requests == 0 ? 0 : static_cast<double>(misses()) / static_cast<double>(requests);
  }
};

/// Every policy at every size, in the order written: "lru,sieve" and "100,10%". "all" stands for all policies.
[[nodiscard]] Result<std::vector<Contender>> parse_contenders(std::string_view policies, std::string_view sizes);

}  // namespace cachebound
