#include "memory/tracking_allocator.hpp"

#include <map>
#include <string>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a vector's bytes are on its account as long as it holds them", "[tracking_allocator]") {
  Account account("site");
  {
    TrackedVector<std::uint64_t> numbers{TrackingAllocator<std::uint64_t>(account)};
    numbers.reserve(100);
    CHECK(account.current() == 800);
    CHECK(account.count() == 1);
    numbers.resize(101);
    CHECK(account.current() >= 808);
    CHECK(account.peak() >= account.current() + 800);
  }
  CHECK(account.current() == 0);
  CHECK(account.count() == 0);
}

TEST_CASE("containers of nodes charge every node", "[tracking_allocator]") {
  using Entry = std::pair<const int, int>;
  Account account("site");
  std::map<int, int, std::less<>, TrackingAllocator<Entry>> map{TrackingAllocator<Entry>(account)};
  for (int i = 0; i < 10; ++i) map[i] = i;
  CHECK(account.count() == 10);
  CHECK(account.current() >= 10 * sizeof(Entry));
  map.clear();
  CHECK(account.current() == 0);
}

TEST_CASE("allocators are equal when they charge the same account", "[tracking_allocator]") {
  Account one("one"), two("two");
  CHECK(TrackingAllocator<int>(one) == TrackingAllocator<char>(one));
  CHECK_FALSE(TrackingAllocator<int>(one) == TrackingAllocator<int>(two));
}
