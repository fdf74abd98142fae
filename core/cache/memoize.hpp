// functools.lru_cache: remembers the results of a function, keyed by its argument.
#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/result.hpp"
#include "cache/lru_cache.hpp"

namespace cachebound {

/// As functools' named tuple; `maxsize` is empty where Python has None.
struct CacheInfo {
  std::uint64_t hits = 0, misses = 0;
  std::optional<std::uint32_t> maxsize;
  std::uint32_t currsize = 0;
};

/// A function with a memory. `Function` takes a `const Key&` and returns the value, or a Result of it when it can
/// fail: a fault is a miss and is not remembered. It may call the memoized function again (recursion).
template <class Key, class Value, class Function, class Hash = KeyHash<Key>>
class Memoized {
 public:
  using Cache = LruCache<Key, Value, Hash>;
  struct Call {
    Value value;
    Access<Key, Value> access;
  };
  static constexpr bool can_fail = std::is_same_v<std::invoke_result_t<Function, const Key&>, Result<Value>>;
  using Outcome = std::conditional_t<can_fail, Result<Call>, Call>;

  Memoized(Capacity capacity, Account& account, Function function)
      : function_(std::move(function)), cache_(capacity, account) {}

  /// One call: what was returned, and what the cache did. O(1) expected beside the function itself.
  Outcome call(const Key& key) {
    if (Value* found = cache_.get(key)) {
      ++hits_;
      return Call{*found, {true, std::nullopt}};
    }
    ++misses_;
    auto computed = function_(key);
    if constexpr (can_fail) {
      if (!computed) return computed.fault();
      return remember(key, *std::move(computed));
    } else {
      return remember(key, std::move(computed));
    }
  }

  /// The value alone, as a caller in Python sees it; for functions that cannot fail.
  Value operator()(const Key& key) { return call(key).value; }

  [[nodiscard]] CacheInfo cache_info() const { return {hits_, misses_, cache_.capacity().bound(), cache_.size()}; }

  /// Forgets entries and counters.
  void cache_clear() {
    cache_.clear();
    hits_ = misses_ = 0;
  }

  /// The entries themselves, to look at.
  [[nodiscard]] const Cache& cache() const noexcept { return cache_; }

 private:
  Call remember(const Key& key, Value value) {
    // A recursive call may have stored the key meanwhile; as in CPython the entry that is there then stays.
    if (cache_.peek(key) != nullptr) return Call{std::move(value), {}};
    auto evicted = cache_.put(key, value);
    return Call{std::move(value), {false, std::move(evicted)}};
  }

  Function function_;
  Cache cache_;
  std::uint64_t hits_ = 0, misses_ = 0;
};

/// memoize<Key, Value>(capacity, account, function): the counterpart of @lru_cache(maxsize=…).
template <class Key, class Value, class Function>
[[nodiscard]] Memoized<Key, Value, Function> memoize(Capacity capacity, Account& account, Function function) {
  return {capacity, account, std::move(function)};
}

}  // namespace cachebound
