// functools.lru_cache over whole calls: positional and keyword arguments of any type, keyed as CPython keys them.
#pragma once

#include <utility>

#include "base/keys.hpp"
#include "cache/memoize.hpp"

namespace cachebound {

/// `Function` takes a `const PyCall&` and returns a Result<Value>; it may call again through this object.
template <class Value, class Function>
class MemoizedCall {
 public:
  MemoizedCall(Capacity capacity, bool typed, Account& account, Function function)
      : typed_(typed), memo_(capacity, account, ByKey{this, std::move(function)}) {}
  MemoizedCall(const MemoizedCall&) = delete;
  MemoizedCall& operator=(const MemoizedCall&) = delete;

  /// Arguments that cannot be hashed are a fault and are not counted; but with maxsize 0 CPython builds no key, and
  /// the call goes through as a miss. O(length of the call) beside the function itself.
  auto call(const PyCall& arguments) {
    using Outcome = decltype(memo_.call({}));
    CallKey key;
    if (memo_.cache_info().maxsize != 0U) {
      auto made = make_key(arguments, typed_);
      if (!made) return Outcome(made.fault());
      key = *std::move(made);
    }
    const PyCall* outer = std::exchange(present_, &arguments);
    Outcome outcome = memo_.call(key);
    present_ = outer;
    return outcome;
  }

  [[nodiscard]] CacheInfo cache_info() const { return memo_.cache_info(); }
  void cache_clear() { memo_.cache_clear(); }

 private:
  /// What the memo computes on a miss: the function on the arguments that the key was made from.
  struct ByKey {
    MemoizedCall* self;
    Function function;
    Result<Value> operator()(const CallKey&) { return function(*self->present_); }
  };

  bool typed_;
  const PyCall* present_ = nullptr;
  Memoized<CallKey, Value, ByKey> memo_;
};

}  // namespace cachebound
