#include "exercises/growing_list.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a growing list holds its old and its new room while it moves", "[growing_list]") {
  Account account("list");
  GrowingList list(1'000'000, account);
  for (std::int64_t i = 0; i < 5; ++i) REQUIRE(list.append(i));
  CHECK(list.room() == 8);
  CHECK(account.current() == 8 * 8);
  CHECK(account.peak() == (4 + 8) * 8);
  CHECK(account.allocations() == 4);  // of 1, 2, 4 and 8 items
  CHECK(list.sum() == 0 + 1 + 2 + 3 + 4);
}

TEST_CASE("it grows as std::vector does", "[growing_list]") {
  Account mine("mine"), theirs("theirs");
  GrowingList list(1'000'000, mine);
  TrackedVector<std::int64_t> vector{TrackingAllocator<std::int64_t>(theirs)};
  for (std::int64_t i = 0; i < 10'000; ++i) {
    REQUIRE(list.append(i));
    vector.push_back(i);
  }
  CHECK(mine.current() == theirs.current());
  CHECK(mine.peak() == theirs.peak());
}

TEST_CASE("a list that would pass its limit refuses, and keeps what it has", "[growing_list]") {
  Account account("list", 100);
  GrowingList list(100, account);  // 4 and 8 items together take 96 bytes, 8 and 16 would take 192
  for (std::int64_t i = 0; i < 8; ++i) REQUIRE(list.append(i));
  CHECK_FALSE(list.append(8));
  CHECK_FALSE(list.append(8));
  CHECK(list.size() == 8);
  CHECK(list.sum() == 28);
  CHECK(list.bytes_while_growing() == 192);
}
