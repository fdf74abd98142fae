#include "cache/slot_order.hpp"

#include <algorithm>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

struct Slot {
  int key;
  SlotLink newer = no_slot, older = no_slot;
};

/// Keys from newest to oldest, read along `older`; the same along `newer` must be its reverse.
std::vector<int> keys_of(const SlotOrder& order, const std::vector<Slot>& slots) {
  std::vector<int> keys, back;
  for (SlotLink slot = order.newest(); slot != no_slot; slot = slots[slot].older) keys.push_back(slots[slot].key);
  for (SlotLink slot = order.oldest(); slot != no_slot; slot = slots[slot].newer) back.push_back(slots[slot].key);
  std::reverse(back.begin(), back.end());
  REQUIRE(keys == back);
  return keys;
}

}  // namespace

TEST_CASE("an order does what a vector does", "[slot_order]") {
  Random random(38);
  SlotOrder order;
  std::vector<Slot> slots;
  std::vector<int> naive;  // newest first
  for (int i = 0; i < 3000; ++i) {
    const double operation = random.random();
    if (slots.empty() || (operation < 0.4 && slots.size() < 10)) {
      slots.push_back({i});
      order.append(slots, static_cast<SlotLink>(slots.size() - 1));
      naive.insert(naive.begin(), i);
    } else {
      const auto slot = static_cast<SlotLink>(random.randrange(slots.size()));
      const int key = slots[slot].key;
      naive.erase(std::find(naive.begin(), naive.end(), key));
      if (operation < 0.7) {
        order.make_newest(slots, slot);
        naive.insert(naive.begin(), key);
      } else {
        order.remove(slots, slot);
        if (slot + 1 < slots.size()) {
          slots[slot] = slots.back();
          order.moved(slots, slot);
        }
        slots.pop_back();
      }
    }
    REQUIRE(keys_of(order, slots) == naive);
  }
}

TEST_CASE("an order that is cleared is empty", "[slot_order]") {
  std::vector<Slot> slots{{1}};
  SlotOrder order;
  order.append(slots, 0);
  order.clear();
  CHECK(order.newest() == no_slot);
  CHECK(order.oldest() == no_slot);
}
