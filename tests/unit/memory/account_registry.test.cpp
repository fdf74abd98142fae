#include "memory/account_registry.hpp"

#include <cstring>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "base/random.hpp"
#include "catch.hpp"
#include "cli/machine.hpp"
#include "memory/tracking_allocator.hpp"

using namespace cachebound;

namespace {

/// Really allocated and touched blocks of drawn sizes, charged to several sites.
class Held {
 public:
  explicit Held(AccountRegistry& registry) : registry_(&registry) {}
  void hold(std::uint64_t bytes) {
    Random random(38);
    for (std::uint64_t held = 0; held < bytes; held += blocks_.back().size()) {
      TrackingAllocator<char> site(registry_->site("site " + std::to_string(random.randrange(8))));
      // Up to 64 kB: below glibc's least mmap threshold, so that every block comes from the heap.
      blocks_.emplace_back(random.randrange(1, 64 << 10), '\1', site);
    }
  }
  const std::vector<TrackedVector<char>>& blocks() const { return blocks_; }

 private:
  AccountRegistry* registry_;
  std::vector<TrackedVector<char>> blocks_;
};

}  // namespace

TEST_CASE("a site is opened once and found again", "[account_registry]") {
  AccountRegistry registry(4);
  Account& cache = registry.site("cache", 100);
  CHECK(&registry.site("cache") == &cache);
  CHECK(cache.bound() == 100U);
  CHECK(registry.accounts().size() == 1);
}

TEST_CASE("sites beyond the bound are counted together, and the total stays whole", "[account_registry]") {
  AccountRegistry registry(2);
  for (int i = 0; i < 1000; ++i) registry.site("user " + std::to_string(i)).charge(10);
  CHECK(registry.accounts().size() == 2);
  CHECK(registry.other().current() == 9'980);
  CHECK(registry.traced().current == 10'000);
  CHECK(registry.snapshot().sites().size() == 3);
  CHECK(&registry.site("other") == &registry.other());
}

TEST_CASE("the total knows current and peak, and the peak can be counted anew", "[account_registry]") {
  AccountRegistry registry(4);
  registry.site("a").charge(50);
  registry.site("a").release(50);
  registry.site("b").charge(20);
  CHECK(registry.traced().current == 20);
  CHECK(registry.traced().peak == 50);
  registry.reset_peak();
  CHECK(registry.traced().peak == 20);
  CHECK(registry.site("a").peak() == 50);
}

TEST_CASE("snapshots of a registry compare by site", "[account_registry]") {
  AccountRegistry registry(4);
  registry.site("steady").charge(500);
  const Snapshot before = registry.snapshot();
  for (int i = 0; i < 3; ++i) registry.site("leak").charge(7);
  const auto differences = compare(registry.snapshot(), before);
  REQUIRE(differences.size() == 2);
  CHECK(differences[0].name == "leak");
  CHECK(differences[0].size_diff == 21);
  CHECK(differences[0].count_diff == 3);
}

TEST_CASE("what the accounts say is resident in the process", "[account_registry]") {
  const Environment machine = cli::machine();
  AccountRegistry registry(8);
#if defined(__GLIBC__)
  malloc_trim(0);  // what earlier tests freed goes back, so that it is not held again unseen
#endif
  const std::uint64_t before = machine.process_bytes();
  Held held(registry);
  held.hold(std::uint64_t{64} << 20);
  const std::uint64_t grown = machine.process_bytes() - before, booked = registry.traced().current;
  CHECK(booked >= std::uint64_t{64} << 20);
  CHECK(grown >= booked - booked / 10);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  CHECK(grown <= booked + booked / 10);
#endif
}

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("the allocator counts the bytes that the accounts count, and its own rounding", "[account_registry]") {
  AccountRegistry registry(8);
  Held held(registry);
  const std::size_t before = mallinfo2().uordblks;
  held.hold(std::uint64_t{64} << 20);
  const std::size_t allocated = mallinfo2().uordblks - before;
  const TracedMemory traced = registry.traced();
  std::uint64_t usable = 0, blocks = 0;
  for (const auto& block : held.blocks()) {
    usable += malloc_usable_size(const_cast<char*>(block.data()));
    ++blocks;
  }
  std::uint64_t counted = 0;
  for (const Account& account : registry.accounts()) counted += account.count();
  CHECK(counted == blocks);
  // glibc rounds a block up to its 16-byte grain: fewer than 24 bytes more than asked for.
  CHECK(usable >= traced.current);
  CHECK(usable < traced.current + 24 * blocks);
  // In use by the heap: those blocks, their 8-byte heads, and the vector that holds them.
  CHECK(allocated >= usable);
  CHECK(allocated <= usable + 8 * blocks + 2 * sizeof(TrackedVector<char>) * held.blocks().capacity());
}
#endif
