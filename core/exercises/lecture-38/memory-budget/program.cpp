// Memory budget over Cachebound's core: a ring of as many records as fit, filled for real.
#include <cstdio>
#include <cstring>

#include "buffer/record_ring.hpp"

using namespace cachebound;

int main() {
  const std::uint64_t budget = {{budget_mb}} * 1'000'000ULL;
  const std::uint32_t record_bytes = {{record_bytes}};
  const std::uint64_t max_records = budget / record_bytes;

  Account memory("ring", budget);
  RecordRing ring(max_records, record_bytes, memory);
  for (std::uint64_t i = 0; i < 2 * max_records; ++i) {
    const auto place = ring.append();
    std::memset(place.data(), static_cast<int>(i % 251), place.size());
  }
  std::printf("%llu records, %llu bytes\n", static_cast<unsigned long long>(ring.size()),
              static_cast<unsigned long long>(memory.peak()));
}
