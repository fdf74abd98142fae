#include "trace/curve/recency_stack.hpp"

#include <algorithm>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a stack of slots behaves as a list does", "[recency_stack]") {
  for (const std::uint32_t slots : {1U, 5U, 100U}) {
    Account account("stack", RecencyStack::worst_case_bytes(slots));
    RecencyStack stack(slots, account);
    CHECK(account.current() == RecencyStack::worst_case_bytes(slots));
    std::vector<std::uint32_t> list;  // top first
    Random random(slots);
    bool same = true;
    for (int i = 0; i < 5000; ++i) {
      const auto slot = static_cast<std::uint32_t>(random.randrange(slots));
      const auto found = std::find(list.begin(), list.end(), slot);
      if (found == list.end()) {
        stack.push(slot);
        list.insert(list.begin(), slot);
      } else if (random.randrange(5) == 0) {
        stack.remove(slot);
        list.erase(found);
      } else {
        same = same && stack.raise(slot) == static_cast<std::uint32_t>(found - list.begin());
        list.erase(found);
        list.insert(list.begin(), slot);
      }
      same = same && stack.size() == list.size();
      if (!list.empty() && i % 7 == 0) same = same && stack.oldest() == list.back();
    }
    CHECK(same);
  }
}
