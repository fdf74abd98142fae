// functools.lru_cache: remembers the results of a function, keyed by its argument.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "base/result.hpp"
#include "cache/memo.hpp"

namespace cachebound {

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
      : function_(std::move(function)), memo_(capacity, account) {}

  /// One call: what was returned, and what the cache did. O(1) expected beside the function itself.
  Outcome call(const Key& key) {
    if (const Value* found = memo_.look_up(key)) return Call{*found, {true, std::nullopt}};
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

  [[nodiscard]] CacheInfo cache_info() const { return memo_.cache_info(); }

  /// Forgets entries and counters.
  void cache_clear() { memo_.cache_clear(); }

  /// The entries themselves, to look at.
  [[nodiscard]] const Cache& cache() const noexcept { return memo_.cache(); }

 private:
  Call remember(const Key& key, Value value) {
    auto evicted = memo_.remember(key, value);
    return Call{std::move(value), {false, std::move(evicted)}};
  }

  Function function_;
  Memo<Key, Value, Hash> memo_;
};

/// memoize<Key, Value>(capacity, account, function): the counterpart of @lru_cache(maxsize=…).
template <class Key, class Value, class Function>
[[nodiscard]] Memoized<Key, Value, Function> memoize(Capacity capacity, Account& account, Function function) {
  return {capacity, account, std::move(function)};
}

}  // namespace cachebound
