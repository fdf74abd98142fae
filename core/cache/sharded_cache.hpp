// A cache that threads share without queueing at one lock: keys are divided among shards by their hash. Native only.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>

#include "cache/locked_cache.hpp"

namespace cachebound {

/// The bound is divided among the shards, so that together they never exceed it; what is evicted is chosen within a
/// shard, so that eviction is by the policy only approximately. Operations on different shards do not wait for each
/// other.
template <class Cache, class Hash = KeyHash<typename Cache::key_type>>
class ShardedCache {
 public:
  using key_type = typename Cache::key_type;
  using mapped_type = typename Cache::mapped_type;

  /// `shards` at least one; more than there are entries would be shards that store nothing, so there are no more than
  /// that. `arguments` are what each cache takes beside its capacity. The account is charged here alone, by one thread.
  template <class... Arguments>
  ShardedCache(std::uint32_t shards, Capacity capacity, Arguments&... arguments) : capacity_(capacity) {
    assert(shards > 0 && capacity.is_bounded());
    const std::uint32_t entries = *capacity.bound();
    const std::uint32_t count = std::clamp(entries, 1U, shards);
    for (std::uint32_t shard = 0; shard < count; ++shard) {
      shards_.emplace_back(Capacity::bounded(share(entries, count, shard)), arguments...);
    }
  }

  /// The bytes of all shards' caches together; nothing for an unbounded capacity.
  [[nodiscard]] static std::optional<std::uint64_t> worst_case_bytes(std::uint32_t shards, Capacity capacity) {
    if (!capacity.is_bounded()) return std::nullopt;
    const std::uint32_t entries = *capacity.bound(), count = std::clamp(entries, 1U, shards);
    std::uint64_t bytes = 0;
    for (std::uint32_t shard = 0; shard < count; ++shard) {
      bytes += *Cache::worst_case_bytes(Capacity::bounded(share(entries, count, shard)));
    }
    return bytes;
  }

  [[nodiscard]] std::optional<mapped_type> get(const key_type& key) { return shard_of(key).get(key); }
  typename Cache::Eviction put(const key_type& key, mapped_type value) {
    return shard_of(key).put(key, std::move(value));
  }
  bool erase(const key_type& key) { return shard_of(key).erase(key); }

  /// Shard after shard: what others store meanwhile may stay.
  void clear() {
    for (auto& shard : shards_) shard.clear();
  }

  /// Sums over the shards, one after another: while others work they are no single moment's.
  [[nodiscard]] CacheInfo info() const {
    CacheInfo sum{0, 0, capacity_.bound(), 0};
    for (const auto& shard : shards_) {
      const CacheInfo part = shard.info();
      sum.hits += part.hits;
      sum.misses += part.misses;
      sum.currsize += part.currsize;
    }
    return sum;
  }

  [[nodiscard]] std::uint32_t shards() const noexcept { return static_cast<std::uint32_t>(shards_.size()); }

 private:
  /// Sizes differ by one entry at most.
  [[nodiscard]] static std::uint32_t share(std::uint32_t entries, std::uint32_t shards, std::uint32_t shard) noexcept {
    return entries / shards + (shard < entries % shards ? 1 : 0);
  }

  /// By the high half of the hash: within a shard the index takes the low bits.
  [[nodiscard]] LockedCache<Cache>& shard_of(const key_type& key) {
    const auto high = static_cast<std::uint64_t>(Hash{}(key)) >> 32;
    return shards_[static_cast<std::size_t>(high * shards_.size() >> 32)];
  }

  Capacity capacity_;
  std::deque<LockedCache<Cache>> shards_;
};

}  // namespace cachebound
