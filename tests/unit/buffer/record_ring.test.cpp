#include "buffer/record_ring.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a ring of records is one block of exactly its worst case", "[record_ring]") {
  Account account("ring", RecordRing::worst_case_bytes(100, 37));
  RecordRing ring(100, 37, account);
  CHECK(account.current() == 3700);
  for (int i = 0; i < 1000; ++i) static_cast<void>(ring.append());
  CHECK(account.peak() == 3700);
  CHECK(account.allocations() == 1);
}

TEST_CASE("a full ring offers the place of its oldest record", "[record_ring]") {
  Account account("ring");
  RecordRing ring(3, 2, account);
  for (int i = 1; i <= 8; ++i) {
    const auto place = ring.append();
    REQUIRE(place.size() == 2);
    CHECK(place[1] == static_cast<std::byte>(i > 3 ? i - 3 : 0));
    place[0] = place[1] = static_cast<std::byte>(i);
    CHECK(ring.size() == static_cast<std::uint64_t>(i < 3 ? i : 3));
    CHECK(ring.is_full() == (i >= 3));
  }
  CHECK(ring.used_bytes() == 6);
}
