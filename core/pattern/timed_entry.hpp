// A value that carries its own time: when it is to be renewed, and what loading it took.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace cachebound {

/// What early refresh, XFetch and the stale fallback keep in a store in place of the bare value. A store's own expiry
/// would not do: it cannot be read along with the value, and what it ends is gone.
struct TimedEntry {
  Nanoseconds expires{};  ///< on the readers' clock, which they share
  Nanoseconds cost{};     ///< what the load took
  std::string value;

  [[nodiscard]] bool is_fresh(Nanoseconds now) const noexcept { return now < expires; }
};

/// "EXPIRES COST VALUE", times in decimal nanoseconds. O(value).
[[nodiscard]] std::string encode(const TimedEntry& entry);
/// Nothing when the text was not written by `encode`: a foreign entry counts as none. O(value).
[[nodiscard]] std::optional<TimedEntry> decode_timed_entry(std::string_view text);

}  // namespace cachebound
