// A cache that threads share, as commonly taught: one lock around everything. Native only.
#pragma once

#include <cassert>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

#include "cache/memo.hpp"

namespace cachebound {

/// `Cache` is an LruCache or a TtlCache, and bounded: then its account is charged in the constructor alone and needs
/// no lock. A TtlCache's clock must bear being read by several threads. Every operation takes the lock once.
template <class Cache>
class LockedCache {
 public:
  using key_type = typename Cache::key_type;
  using mapped_type = typename Cache::mapped_type;

  /// What the cache itself is made from.
  template <class... Arguments>
  explicit LockedCache(Capacity capacity, Arguments&&... arguments)
      : cache_(capacity, std::forward<Arguments>(arguments)...) {
    assert(capacity.is_bounded());
  }

  /// A copy of the value: a pointer would outlive the lock.
  [[nodiscard]] std::optional<mapped_type> get(const key_type& key) {
    const std::lock_guard guard(lock_);
    const mapped_type* found = cache_.get(key);
    ++(found != nullptr ? hits_ : misses_);
    return found != nullptr ? std::optional(*found) : std::nullopt;
  }

  /// Returns what had to leave, if anything.
  typename Cache::Eviction put(const key_type& key, mapped_type value) {
    const std::lock_guard guard(lock_);
    return cache_.put(key, std::move(value));
  }

  /// True when the key was there, and valid.
  bool erase(const key_type& key) {
    const std::lock_guard guard(lock_);
    return cache_.erase(key);
  }

  /// Forgets the entries; the counters go on.
  void clear() {
    const std::lock_guard guard(lock_);
    cache_.clear();
  }

  /// All figures of one moment.
  [[nodiscard]] CacheInfo info() const {
    const std::lock_guard guard(lock_);
    return {hits_, misses_, cache_.capacity().bound(), cache_.size()};
  }

 private:
  mutable std::mutex lock_;
  Cache cache_;
  std::uint64_t hits_ = 0, misses_ = 0;
};

}  // namespace cachebound
