#include "cache/slot_index.hpp"

#include <map>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

struct Slot {
  int key;
};

/// Four homes for all keys, the last cells of the index among them: probes collide and wrap around.
struct CollidingHash {
  std::size_t operator()(int key) const { return static_cast<std::size_t>(-1) - static_cast<std::size_t>(key & 3); }
};

/// Enters, removes and moves keys at random, and finds all of them after each operation.
template <class Hash>
void mirror(std::uint64_t seed) {
  constexpr std::uint32_t entries = 12;
  Account account("index", SlotIndex<int, Hash>::worst_case_bytes(entries));
  SlotIndex<int, Hash> index(account);
  std::vector<Slot> slots;
  index.reserve(slots, entries);
  Random random(seed);
  for (int i = 0; i < 3000; ++i) {
    const int key = static_cast<int>(random.randrange(30));
    if (const SlotLink slot = index.find(slots, key); slot != no_slot) {
      index.leave(slots, slot);
      const auto last = static_cast<SlotLink>(slots.size() - 1);
      if (slot != last) {
        index.moves(slots, last, slot);
        slots[slot] = slots[last];
      }
      slots.pop_back();
    } else if (slots.size() < entries) {
      slots.push_back({key});
      index.enter(slots, static_cast<SlotLink>(slots.size() - 1));
    }
    std::map<int, SlotLink> expected;
    for (SlotLink slot = 0; slot < slots.size(); ++slot) expected[slots[slot].key] = slot;
    for (int other = 0; other < 30; ++other) {
      REQUIRE(index.find(slots, other) == (expected.contains(other) ? expected[other] : no_slot));
    }
  }
}

}  // namespace

TEST_CASE("an index finds what a map finds", "[slot_index]") {
  for (std::uint64_t seed = 0; seed < 5; ++seed) mirror<KeyHash<int>>(seed);
}

TEST_CASE("an index survives keys that collide and wrap around", "[slot_index]") {
  for (std::uint64_t seed = 0; seed < 5; ++seed) mirror<CollidingHash>(seed);
}

TEST_CASE("an index takes two to four cells of four bytes an entry", "[slot_index]") {
  CHECK(SlotIndex<int>::worst_case_bytes(0) == 0);
  CHECK(SlotIndex<int>::worst_case_bytes(16) == 4 * 32);
  CHECK(SlotIndex<int>::worst_case_bytes(17) == 4 * 64);
}

TEST_CASE("reserving enters what the slab holds, clearing forgets it and keeps the memory", "[slot_index]") {
  Account account("index");
  SlotIndex<int> index(account);
  const std::vector<Slot> slots{{7}, {8}};
  CHECK(index.find(slots, 7) == no_slot);
  index.reserve(slots, 4);
  CHECK(index.find(slots, 8) == 1);
  index.clear();
  CHECK(index.find(slots, 8) == no_slot);
  CHECK(account.current() == index.bytes());
}
