// A cache's size as people write it: "1000" entries, or "10%" of the distinct objects of a trace.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"

namespace cachebound {

struct CacheSize {
  std::uint32_t entries = 0;  ///< when percent is 0
  double percent = 0;         ///< of the objects

  [[nodiscard]] bool is_relative() const noexcept { return percent > 0; }
  /// A share is rounded down, but to no less than one entry.
  [[nodiscard]] std::uint32_t of(std::uint32_t objects) const noexcept;
};

/// 1 to eviction::most_entries, or above 0 % and up to 100 %.
[[nodiscard]] Result<CacheSize> parse_cache_size(std::string_view text);

}  // namespace cachebound
