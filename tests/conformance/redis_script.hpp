// Random commands for stores, and what they answer, as JSON: so that stores can be compared with each other, and with
// other programs that speak to Redis.
#pragma once

#include "store/store.hpp"
#include "support/json.hpp"

namespace cachebound {

/// Each an array: a command's name and its arguments, or {"pass", milliseconds}. Few keys, so that they meet. Times to
/// live are odd numbers of milliseconds and what passes is even: nothing is asked in the very millisecond of an expiry,
/// which Redis, counting whole ones, still gives to the entry.
[[nodiscard]] json random_commands(std::uint32_t count, std::uint64_t seed);

/// What the command answers: true or false, a number, text, null for nothing, or {"fault": its code}. A time to live is
/// -2 for no entry, -1 for none, or whole milliseconds, as Redis writes it. "pass" is not a command.
[[nodiscard]] Task<json> carry_out(Store& store, json command);

}  // namespace cachebound
