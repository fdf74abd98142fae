#include "cache/memoize.hpp"

#include <functional>

#include "catch.hpp"

using namespace cachebound;

namespace {

std::uint32_t twice(const std::uint32_t& n) { return 2 * n; }

void check_info(const CacheInfo& info, std::uint64_t hits, std::uint64_t misses, std::optional<std::uint32_t> maxsize,
                std::uint32_t currsize) {
  CHECK(info.hits == hits);
  CHECK(info.misses == misses);
  CHECK(info.maxsize == maxsize);
  CHECK(info.currsize == currsize);
}

}  // namespace

TEST_CASE("a repeated call is answered from the cache", "[memoize]") {
  Account account("cache");
  int computed = 0;
  auto function = memoize<std::uint32_t, std::uint32_t>(Capacity::bounded(2), account, [&](const std::uint32_t& n) {
    ++computed;
    return twice(n);
  });
  CHECK(function(3) == 6);
  CHECK(function(3) == 6);
  CHECK(computed == 1);
  check_info(function.cache_info(), 1, 1, 2, 1);
}

TEST_CASE("the least recently used result is the one forgotten, and named", "[memoize]") {
  Account account("cache");
  auto function = memoize<std::uint32_t, std::uint32_t>(Capacity::bounded(2), account, twice);
  function(1);
  function(2);
  function(1);
  const auto call = function.call(3);
  REQUIRE(call.access.evicted);
  CHECK(call.access.evicted->key == 2);
  CHECK(call.access.evicted->reason == EvictionReason::least_recently_used);
}

TEST_CASE("maxsize 0 stores nothing and counts misses", "[memoize]") {
  Account account("cache");
  auto function = memoize<std::uint32_t, std::uint32_t>(Capacity::functools(0), account, twice);
  for (int i = 0; i < 3; ++i) function(1);
  check_info(function.cache_info(), 0, 3, 0, 0);
}

TEST_CASE("cache_clear forgets entries and counters", "[memoize]") {
  Account account("cache");
  auto function = memoize<std::uint32_t, std::uint32_t>(Capacity::unbounded(), account, twice);
  function(1);
  function(1);
  function.cache_clear();
  check_info(function.cache_info(), 0, 0, std::nullopt, 0);
  function(1);
  check_info(function.cache_info(), 0, 1, std::nullopt, 1);
}

TEST_CASE("a failure is a miss and is not remembered", "[memoize]") {
  Account account("cache");
  bool broken = true;
  auto function = memoize<std::uint32_t, int>(Capacity::bounded(4), account, [&](const std::uint32_t&) -> Result<int> {
    if (broken) return Fault{FaultCode::computation_failed, "", "down"};
    return 7;
  });
  CHECK_FALSE(function.call(1));
  check_info(function.cache_info(), 0, 1, 4, 0);
  broken = false;
  CHECK(function.call(1)->value == 7);
  CHECK(function.call(1)->access.hit);
  check_info(function.cache_info(), 1, 2, 4, 1);
}

TEST_CASE("a recursion may call its own memory", "[memoize]") {
  Account account("cache");
  std::function<std::uint64_t(std::uint32_t)> fibonacci;
  auto function = memoize<std::uint32_t, std::uint64_t>(Capacity::unbounded(), account, [&](const std::uint32_t& n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  });
  fibonacci = [&](std::uint32_t n) { return function(n); };
  CHECK(fibonacci(90) == 2880067194370816120U);
  // fib(90): a miss for each of 0..90, a hit for the second operand of each of 3..90.
  check_info(function.cache_info(), 88, 91, std::nullopt, 91);
}

TEST_CASE("an entry that a recursive call stored meanwhile stays", "[memoize]") {
  Account account("cache");
  int depth = 0;
  std::function<int(std::uint32_t)> again;
  auto function = memoize<std::uint32_t, int>(Capacity::bounded(4), account, [&](const std::uint32_t& n) {
    const int mine = ++depth;
    if (mine < 3) again(n);
    return mine;
  });
  again = [&](std::uint32_t n) { return function(n); };
  CHECK(again(1) == 1);     // each call returns its own result …
  CHECK(function(1) == 3);  // … the cache keeps the innermost, which was stored first
}
