// Memoized recursion over Cachebound's core: the counterpart of @lru_cache on fib.
#include <cstdio>
#include <functional>
#include <optional>

#include "cache/memoize.hpp"

using namespace cachebound;

int main() {
  const std::optional<std::int64_t> maxsize = {{maxsize}};
  const unsigned n = {{n}}, call_limit = {{call_limit}};

  unsigned calls = 0;
  std::function<double(unsigned)> call;
  Account cache_memory("cache");
  auto fib = memoize<unsigned, double>(Capacity::functools(maxsize), cache_memory, [&](const unsigned& k) {
    return k < 2 ? k : call(k - 1) + call(k - 2);
  });
  bool stopped = false;
  call = [&](unsigned k) {
    stopped = stopped || calls == call_limit;
    if (stopped) return 0.0;
    ++calls;
    return fib(k);
  };

  const double value = call(n);
  const CacheInfo info = fib.cache_info();
  std::printf("hits %llu, misses %llu, ", static_cast<unsigned long long>(info.hits),
              static_cast<unsigned long long>(info.misses));
  stopped ? std::printf("stopped after %u calls\n", calls) : std::printf("fib(%u) = %g\n", n, value);
}
