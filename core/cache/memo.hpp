// What a memoized function remembers, and what functools counts of it: a call in two halves.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "cache/lru_cache.hpp"

namespace cachebound {

/// As functools' named tuple; `maxsize` is empty where Python has None.
struct CacheInfo {
  std::uint64_t hits = 0, misses = 0;
  std::optional<std::uint32_t> maxsize;
  std::uint32_t currsize = 0;
};

/// Between `look_up` and `remember` the caller computes; other calls may come and go meanwhile (recursion), also step
/// by step under somebody's eyes. Each is O(1) expected.
template <class Key, class Value, class Hash = KeyHash<Key>>
class Memo {
 public:
  using Cache = LruCache<Key, Value, Hash>;

  Memo(Capacity capacity, Account& account) : cache_(capacity, account) {}

  /// Counts a hit and gives the value, or counts a miss and gives null.
  [[nodiscard]] const Value* look_up(const Key& key) {
    const Value* found = cache_.get(key);
    ++(found != nullptr ? hits_ : misses_);
    return found;
  }

  /// Stores what was computed after a miss; returns what had to leave for it.
  typename Cache::Eviction remember(const Key& key, Value value) {
    // A recursive call may have stored the key meanwhile; as in CPython the entry that is there then stays.
    if (cache_.peek(key) != nullptr) return std::nullopt;
    return cache_.put(key, std::move(value));
  }

  [[nodiscard]] CacheInfo cache_info() const { return {hits_, misses_, cache_.capacity().bound(), cache_.size()}; }

  /// Forgets entries and counters.
  void cache_clear() {
    cache_.clear();
    hits_ = misses_ = 0;
  }

  /// The entries themselves, to look at.
  [[nodiscard]] const Cache& cache() const noexcept { return cache_; }

 private:
  Cache cache_;
  std::uint64_t hits_ = 0, misses_ = 0;
};

}  // namespace cachebound
