// What Redis refuses, and in which words: every store judges its arguments here, so that all refuse the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/store.hpp"

namespace cachebound {

/// Longer ones would overflow nanoseconds somewhere; Redis's own limit lies further out.
inline constexpr Nanoseconds longest_expiry = std::chrono::hours{24 * 365 * 100};

/// `out_of_range` for an expiry that is not positive or too long, or one along with `keep_ttl`.
[[nodiscard]] Result<void> check(const SetOptions& options);
/// Not positive is fine: it deletes. `out_of_range` when too long.
[[nodiscard]] Result<void> check_expiry(Nanoseconds time);

/// An integer as Redis writes it, the only way in which it reads one: no sign but a minus, no zeros in front, 64 bits.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

/// What `incr` makes of a value; no value counts as 0. `not_an_integer` when the value is none or the sum takes more
/// than 64 bits.
[[nodiscard]] Result<std::int64_t> incremented(const std::string* value, std::int64_t by);

/// The fault of an entry that takes `bytes` where `limit` are allowed and nothing may be evicted for it.
[[nodiscard]] Fault store_full(std::uint64_t bytes, std::uint64_t limit);

}  // namespace cachebound
