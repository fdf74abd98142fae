#include "exercises/lecture-38/memoize/simulation.hpp"

#include <cassert>
#include <utility>

namespace cachebound::exercises::memoize {

double fibonacci(std::uint32_t n) {
  double current = 0, next = 1;
  for (; n > 0; --n) current = std::exchange(next, next + current);
  return current;
}

double unmemoized_calls(std::uint32_t n) { return 2 * fibonacci(n + 1) - 1; }

MemoizedFibonacci::MemoizedFibonacci(std::uint32_t n, Capacity capacity, Account& cache, Account& stack)
    : n_(n), memo_(capacity, cache), stack_(TrackingAllocator<Frame>(stack)) {
  stack_.reserve(std::size_t{n} + 1);
}

MemoizedFibonacci::Call MemoizedFibonacci::next() const {
  assert(!finished());
  if (stack_.empty()) return {n_, std::nullopt};
  const Frame& top = stack_.back();
  return {top.n - 1 - top.done, top.n};
}

}  // namespace cachebound::exercises::memoize
