#include "cache/expiry_heap.hpp"

#include <algorithm>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

struct Slot {
  int expires;
  int sequence;
  SlotLink place = no_slot;
};

bool sooner(const Slot& a, const Slot& b) {
  return a.expires != b.expires ? a.expires < b.expires : a.sequence < b.sequence;
}

}  // namespace

TEST_CASE("the soonest of a heap is the soonest of a scan, ties by sequence", "[expiry_heap]") {
  Random random(38);
  Account account("heap", ExpiryHeap::worst_case_bytes(20));
  ExpiryHeap heap(account);
  heap.reserve(20);
  std::vector<Slot> slots;
  for (int i = 0; i < 5000; ++i) {
    const double operation = random.random();
    const int expires = static_cast<int>(random.randrange(8));  // few, so that ties abound
    if (slots.empty() || (operation < 0.4 && slots.size() < 20)) {
      slots.push_back({expires, i});
      heap.enter(slots, static_cast<SlotLink>(slots.size() - 1));
    } else {
      const auto slot = static_cast<SlotLink>(random.randrange(slots.size()));
      if (operation < 0.7) {
        slots[slot].expires = expires;
        heap.changed(slots, slot);
      } else {
        heap.leave(slots, slot);
        if (slot + 1 < slots.size()) {
          slots[slot] = slots.back();
          heap.moved(slots, slot);
        }
        slots.pop_back();
      }
    }
    const auto soonest = std::min_element(slots.begin(), slots.end(), sooner);
    REQUIRE(heap.soonest() == (slots.empty() ? no_slot : static_cast<SlotLink>(soonest - slots.begin())));
    const auto due = [](const Slot& slot) { return slot.expires < 4; };
    REQUIRE(heap.count(slots, due) == std::count_if(slots.begin(), slots.end(), due));
    REQUIRE(heap.used_bytes() == 4 * slots.size());
  }
}

TEST_CASE("a heap that is cleared is empty", "[expiry_heap]") {
  Account account("heap");
  ExpiryHeap heap(account);
  std::vector<Slot> slots{{1, 1}};
  heap.enter(slots, 0);
  heap.clear();
  CHECK(heap.soonest() == no_slot);
}
