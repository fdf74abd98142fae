#include "exercises/lecture-38/memoize/simulation.hpp"

#include <functional>

#include "cache/memoize.hpp"
#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::memoize;

namespace {

constexpr auto unheard = [](std::uint32_t, const auto&) {};

struct Figures {
  std::uint64_t hits, misses;
  double value;
  bool operator==(const Figures&) const = default;
};

Figures stepped(std::uint32_t n, Capacity capacity) {
  Account cache("cache"), stack("stack", MemoizedFibonacci::worst_case_stack(n));
  MemoizedFibonacci fib(n, capacity, cache, stack);
  while (!fib.finished()) fib.step(unheard);
  CHECK(fib.depth() == 0);
  CHECK(fib.calls() == fib.cache_info().hits + fib.cache_info().misses);
  return {fib.cache_info().hits, fib.cache_info().misses, *fib.value()};
}

/// The same as an ordinary recursion through the memoized function.
Figures recursed(std::uint32_t n, Capacity capacity) {
  Account account("cache");
  std::function<double(std::uint32_t)> fibonacci;
  auto function = memoize<std::uint32_t, double>(
      capacity, account, [&](const std::uint32_t& k) { return k < 2 ? k : fibonacci(k - 1) + fibonacci(k - 2); });
  fibonacci = [&](std::uint32_t k) { return function(k); };
  const double value = fibonacci(n);
  return {function.cache_info().hits, function.cache_info().misses, value};
}

}  // namespace

TEST_CASE("a recursion in steps is the recursion", "[fibonacci]") {
  for (std::uint32_t n = 0; n <= 18; ++n) {
    for (const std::uint32_t entries : {0U, 1U, 2U, 3U, 4U, 100U}) {
      CAPTURE(n, entries);
      CHECK(stepped(n, Capacity::bounded(entries)) == recursed(n, Capacity::bounded(entries)));
    }
    CHECK(stepped(n, Capacity::unbounded()) == recursed(n, Capacity::unbounded()));
  }
}

TEST_CASE("fib(99) takes 100 computations and 97 hits", "[fibonacci]") {
  const Figures figures = stepped(99, Capacity::unbounded());
  CHECK(figures.misses == 100);
  CHECK(figures.hits == 97);
  CHECK(figures.value == Approx(218922995834555169026.0).epsilon(1e-14));
}

TEST_CASE("without a memory the calls are counted exactly", "[fibonacci]") {
  for (std::uint32_t n = 0; n <= 18; ++n) {
    CAPTURE(n);
    const Figures figures = stepped(n, Capacity::bounded(0));
    CHECK(unmemoized_calls(n) == static_cast<double>(figures.hits + figures.misses));
  }
}

TEST_CASE("fib by addition is exact while doubles are", "[fibonacci]") {
  CHECK(fibonacci(0) == 0);
  CHECK(fibonacci(10) == 55);
  CHECK(fibonacci(78) == 8944394323791464.0);
}

TEST_CASE("a call names who made it, and how deep the recursion stands", "[fibonacci]") {
  Account cache("cache"), stack("stack");
  MemoizedFibonacci fib(3, Capacity::unbounded(), cache, stack);
  CHECK(fib.next().n == 3);
  CHECK_FALSE(fib.next().caller);
  fib.step(unheard);
  CHECK(fib.next().n == 2);
  CHECK(fib.next().caller == 3U);
  fib.step(unheard);
  CHECK(fib.depth() == 2);
}
