#include "eviction/index.hpp"

#include <map>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

namespace {

/// Random entering and leaving, compared with a map after every step.
template <class Index>
void mirror(Index& index, std::uint32_t slots, std::uint64_t keys, std::uint64_t seed) {
  using Key = typename Index::Key;
  std::map<Key, Slot> expected;
  std::vector<Slot> free;
  for (Slot slot = 0; slot < slots; ++slot) free.push_back(slot);
  Random random(seed);
  for (int i = 0; i < 600; ++i) {
    const auto key = static_cast<Key>(random.randrange(keys));
    const auto found = expected.find(key);
    REQUIRE(index.find(index.prepare(key)) == (found == expected.end() ? no_slot : found->second));
    if (found != expected.end()) {
      REQUIRE(index.key(found->second) == key);
      index.leave(found->second);
      free.push_back(found->second);
      expected.erase(found);
    } else if (!free.empty()) {
      index.enter(index.prepare(key), free.back());
      expected[key] = free.back();
      free.pop_back();
    }
  }
  for (const auto& [key, slot] : expected) REQUIRE(index.find(index.prepare(key)) == slot);
}

}  // namespace

TEST_CASE("a hash index does what a map does, full and nearly empty", "[eviction]") {
  for (const std::uint32_t slots : {1U, 2U, 7U, 32U}) {
    CAPTURE(slots);
    Account account("index", HashIndex::bytes(slots, {}));
    HashIndex index(slots, HashIndex::Keys{}, account);
    CHECK(account.current() == HashIndex::bytes(slots, {}));
    mirror(index, slots, 2 * slots, slots);
    CHECK(account.allocations() == 2);
  }
}

TEST_CASE("a dense index does what a map does, and knows the streamed keys", "[eviction]") {
  const std::vector<std::uint64_t> streamed(20, 77);
  const DenseIndex::Keys keys{20, streamed};
  Account account("index", DenseIndex::bytes(8, keys));
  DenseIndex index(8, keys, account);
  mirror(index, 8, 20, 1);
  CHECK(index.streamed(3) == 77);
  Account other("other");
  CHECK(DenseIndex(8, DenseIndex::Keys{20}, other).streamed(3) == 3);
}
