// What holds of every cache with a bound, to be checked at the end of a run.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/report.hpp"
#include "memory/account.hpp"

namespace cachebound::exercises {

/// Adds that it never held more than `maxsize` entries, never took more bytes than its account allows, which has a
/// bound, and made none of these `allocations` since it was constructed.
inline void add_bound_checks(std::vector<Check>& checks, std::uint64_t maxsize, std::uint64_t largest_size,
                             const Account& account, std::uint64_t allocations) {
  checks.push_back(check_at_most("bounded", "most entries ever held", maxsize, largest_size));
  checks.push_back(check_at_most("memory-bounded", "high-water mark in bytes", *account.bound(), account.peak()));
  checks.push_back(check_equal("no-allocation", "allocations since construction", 0, allocations));
}

}  // namespace cachebound::exercises
