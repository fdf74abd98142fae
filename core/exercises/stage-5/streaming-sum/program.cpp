// Streaming sum over Cachebound's core: a list on one account, a stream on another.
#include <algorithm>
#include <cstdio>

#include "memory/tracking_allocator.hpp"

using namespace cachebound;

int main() {
  const std::int64_t items = {{items}}, chunk = {{chunk}};
  Account list_memory("list"), stream_memory("stream");

  TrackedVector<std::int64_t> list{TrackingAllocator<std::int64_t>(list_memory)};
  for (std::int64_t i = 0; i < items; ++i) list.push_back(2 * i);
  std::int64_t list_sum = 0;
  for (const std::int64_t item : list) list_sum += item;

  TrackedVector<std::int64_t> in_hand{TrackingAllocator<std::int64_t>(stream_memory)};
  in_hand.reserve(static_cast<std::size_t>(std::min(chunk, items)));
  std::int64_t sum = 0;
  for (std::int64_t start = 0; start < items; start += chunk) {
    in_hand.clear();
    for (std::int64_t i = start; i < std::min(start + chunk, items); ++i) in_hand.push_back(2 * i);
    for (const std::int64_t item : in_hand) sum += item;
  }

  std::printf("sum %lld and %lld, list peak %llu bytes, stream peak %llu bytes\n", static_cast<long long>(list_sum),
              static_cast<long long>(sum), static_cast<unsigned long long>(list_memory.peak()),
              static_cast<unsigned long long>(stream_memory.peak()));
}
