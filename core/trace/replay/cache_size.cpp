#include "trace/replay/cache_size.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "eviction/registry.hpp"

namespace cachebound {

std::uint32_t CacheSize::of(std::uint32_t objects) const noexcept {
  if (!is_relative()) return entries;
  const auto share = static_cast<std::uint32_t>(static_cast<double>(objects) * percent / 100);
  return std::clamp(share, 1U, eviction::most_entries);
}

Result<CacheSize> parse_cache_size(std::string_view text) {
  const Fault fault{text.empty() ? FaultCode::empty_value : FaultCode::out_of_range, "size",
                    "size: got " + in_quotes(text) + "; allowed: 1 to " +
                        grouped(std::uint64_t{eviction::most_entries}) + " entries, or a share of the objects as 10%."};
  const bool relative = text.ends_with('%');
  const auto number = parse_number(relative ? text.substr(0, text.size() - 1) : text);
  if (!number) return fault;
  if (relative) {
    if (!(*number > 0 && *number <= 100)) return fault;
    return CacheSize{0, *number};
  }
  if (!(*number >= 1 && *number <= eviction::most_entries)) return fault;
  const auto entries = static_cast<std::uint32_t>(*number);
  if (entries != *number) return fault;
  return CacheSize{entries, 0};
}

}  // namespace cachebound
