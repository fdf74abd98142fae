#include "sim/intrusive_list.hpp"

#include <memory>
#include <vector>

#include "catch.hpp"

using namespace cachebound;

namespace {

struct Item : Link {
  int number;
  explicit Item(int n) : number(n) {}
};

std::vector<int> drained(IntrusiveList<Item>& list) {
  std::vector<int> numbers;
  while (!list.empty()) numbers.push_back(list.pop_front().number);
  return numbers;
}

}  // namespace

TEST_CASE("what joined first leaves first", "[intrusive_list]") {
  Item one(1), two(2), three(3);
  IntrusiveList<Item> list;
  for (Item* item : {&one, &two, &three}) list.push_back(*item);
  CHECK(drained(list) == std::vector{1, 2, 3});
  list.push_back(two);
  CHECK(drained(list) == std::vector{2});
}

TEST_CASE("an item may leave from any place", "[intrusive_list]") {
  Item one(1), two(2), three(3);
  IntrusiveList<Item> list;
  for (Item* item : {&one, &two, &three}) list.push_back(*item);
  two.unlink();
  two.unlink();
  CHECK_FALSE(two.is_linked());
  list.push_back(two);
  CHECK(drained(list) == std::vector{1, 3, 2});
}

TEST_CASE("an item that dies leaves, a list that dies lets its items go", "[intrusive_list]") {
  Item one(1);
  {
    IntrusiveList<Item> list;
    list.push_back(one);
    auto two = std::make_unique<Item>(2);
    list.push_back(*two);
    two.reset();
    CHECK(one.is_linked());
  }
  CHECK_FALSE(one.is_linked());
}
