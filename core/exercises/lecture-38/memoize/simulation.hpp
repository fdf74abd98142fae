// fib(n) by its own recursion over a memo, one call at a time.
#pragma once

#include <cstdint>
#include <optional>

#include "cache/memo.hpp"

namespace cachebound::exercises::memoize {

/// fib(n) by addition, exact up to fib(78); as a double, n up to 1476. O(n).
[[nodiscard]] double fibonacci(std::uint32_t n);

/// The calls that fib(n) takes without a memory: 2 fib(n + 1) - 1. As a double, n up to 1473.
[[nodiscard]] double unmemoized_calls(std::uint32_t n);

/// `fib(k) = k if k < 2 else fib(k - 1) + fib(k - 2)` with every call through a Memo. The recursion stands on a stack
/// of its own, so that it can be stopped and looked at between any two calls.
class MemoizedFibonacci {
 public:
  using Table = Memo<std::uint32_t, double>;
  struct Call {
    std::uint32_t n = 0;
    std::optional<std::uint32_t> caller;  ///< nothing for the outermost
  };

  MemoizedFibonacci(std::uint32_t n, Capacity capacity, Account& cache, Account& stack);

  /// Bytes of the stack at its deepest.
  [[nodiscard]] static constexpr std::uint64_t worst_case_stack(std::uint32_t n) noexcept {
    return (std::uint64_t{n} + 1) * sizeof(Frame);
  }

  [[nodiscard]] bool finished() const noexcept { return value_.has_value(); }
  /// fib(n), when finished.
  [[nodiscard]] std::optional<double> value() const noexcept { return value_; }
  /// Calls begun and not returned from.
  [[nodiscard]] std::uint32_t depth() const noexcept { return static_cast<std::uint32_t>(stack_.size()); }
  [[nodiscard]] std::uint64_t calls() const noexcept { return calls_; }
  [[nodiscard]] CacheInfo cache_info() const { return memo_.cache_info(); }
  [[nodiscard]] const Table::Cache& cache() const noexcept { return memo_.cache(); }

  /// The call that `step` makes; not when finished. It is a hit when the cache holds its argument.
  [[nodiscard]] Call next() const;

  /// The next call, and every return that follows at once; not when finished. `computed(n, eviction)` hears of each
  /// result as it is remembered.
  template <class Computed>
  void step(Computed&& computed) {
    const std::uint32_t n = next().n;
    ++calls_;
    if (const double* known = memo_.look_up(n)) {
      give_back(*known, computed);
    } else if (n < 2) {
      computed(n, memo_.remember(n, n));
      give_back(n, computed);
    } else {
      stack_.push_back({0, n, 0});
    }
  }

 private:
  struct Frame {
    double first;           ///< fib(n - 1), once it is known
    std::uint32_t n, done;  ///< done: operands known
  };

  /// To the caller, and on to its caller where that was the last operand.
  template <class Computed>
  void give_back(double value, Computed&& computed) {
    for (; !stack_.empty(); stack_.pop_back()) {
      Frame& top = stack_.back();
      if (top.done++ == 0) {
        top.first = value;
        return;
      }
      value += top.first;
      computed(top.n, memo_.remember(top.n, value));
    }
    value_ = value;
  }

  std::uint32_t n_;
  Table memo_;
  TrackedVector<Frame> stack_;
  std::uint64_t calls_ = 0;
  std::optional<double> value_;
};

}  // namespace cachebound::exercises::memoize
