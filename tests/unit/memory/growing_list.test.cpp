#include "memory/growing_list.hpp"

#include <vector>

#include "catch.hpp"

using namespace cachebound;

namespace {

constexpr std::uint64_t plenty = 1'000'000;

std::vector<std::int64_t> items_of(const GrowingList<std::int64_t>& list) { return {list.begin(), list.end()}; }

}  // namespace

TEST_CASE("a growing list holds its old and its new room while it moves", "[growing_list]") {
  Account account("list");
  GrowingList<std::int64_t> list(account);
  for (std::int64_t i = 0; i < 5; ++i) REQUIRE(list.append(i, plenty));
  CHECK(list.room() == 8);
  CHECK(account.current() == 8 * 8);
  CHECK(account.peak() == (4 + 8) * 8);
  CHECK(account.allocations() == 4);  // of 1, 2, 4 and 8 items
  CHECK(items_of(list) == std::vector<std::int64_t>{0, 1, 2, 3, 4});
  CHECK(list[4] == 4);
}

TEST_CASE("it grows as std::vector does", "[growing_list]") {
  Account mine("mine"), theirs("theirs");
  GrowingList<std::int64_t> list(mine);
  TrackedVector<std::int64_t> vector{TrackingAllocator<std::int64_t>(theirs)};
  for (std::int64_t i = 0; i < 10'000; ++i) {
    REQUIRE(list.append(i, plenty));
    vector.push_back(i);
  }
  CHECK(mine.current() == theirs.current());
  CHECK(mine.peak() == theirs.peak());
}

TEST_CASE("a list without headroom to grow refuses, and keeps what it has", "[growing_list]") {
  Account account("list");
  GrowingList<std::int64_t> list(account);
  for (std::int64_t i = 0; i < 8; ++i) REQUIRE(list.append(i, 64));
  CHECK(list.bytes_to_grow() == 128);
  CHECK_FALSE(list.append(8, 127));
  CHECK(items_of(list).size() == 8);
  CHECK(list.append(8, 128));
}

TEST_CASE("room from the start is allocated once, and given back when freed", "[growing_list]") {
  Account account("list", 80);
  GrowingList<std::int64_t> list(10, account);
  for (int round = 0; round < 3; ++round) {
    for (std::int64_t i = 0; i < 10; ++i) REQUIRE(list.append(i, 0));
    CHECK_FALSE(list.append(10, 0));
    list.clear();
  }
  CHECK(account.allocations() == 1);
  CHECK(account.current() == 80);
  list.free();
  CHECK(account.current() == 0);
  CHECK(list.size() == 0);
}
