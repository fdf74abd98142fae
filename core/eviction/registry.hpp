// Every policy by its name: what the race, the curve, the program and the contract tests go through.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "eviction/policy.hpp"
#include "memory/account.hpp"

namespace cachebound::eviction {

struct PolicyInfo {
  std::string_view name;      ///< as users write it: "s3-fifo"
  std::string_view title;     ///< as people read it: "S3-FIFO"
  std::string_view idea;      ///< one sentence on how it chooses
  std::string_view citation;  ///< the paper that defines it
  bool draws = false;         ///< its result depends on the seed

  /// Over a stream. Null for a policy that needs the future: see `foresight`.
  std::unique_ptr<Policy> (*make_streaming)(std::uint32_t capacity, std::uint64_t seed, Account& account) = nullptr;

  /// Over a compiled trace; every policy has this.
  std::unique_ptr<CompiledPolicy> (*compiled)(CompiledIds trace, std::uint32_t capacity, std::uint64_t seed,
                                              Account& account) = nullptr;

  /// Over a stream with next uses; only of a policy that needs the future.
  std::unique_ptr<ForesightPolicy> (*foresight)(std::uint32_t capacity, Account& account) = nullptr;
};

/// Largest capacity: ghosts included, slots are counted in 32 bits.
inline constexpr std::uint32_t most_entries = 100'000'000;

/// fifo lru lfu clock sieve slru 2q arc lirs s3-fifo w-tinylfu random belady, in this order.
[[nodiscard]] std::span<const PolicyInfo> policies() noexcept;

/// Their names, in the same order.
[[nodiscard]] std::span<const std::string_view> policy_names();

/// Null when there is no policy of that name.
[[nodiscard]] const PolicyInfo* find_policy(std::string_view name) noexcept;

}  // namespace cachebound::eviction
