#include "buffer/record_list.hpp"

#include <cstring>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a list grows with every chunk of records until its limit stops it", "[record_list]") {
  Account account("list", RecordList::worst_case_bytes(100, 10'050));
  RecordList list(100, 10'050, account);
  CHECK(account.current() == 0);
  for (int i = 0; i < 100; ++i) {
    REQUIRE(list.append().size() == 100);
    CHECK(list.used_bytes() <= account.current());
    CHECK(account.current() < list.used_bytes() + 4096);
  }
  CHECK(account.current() == 10'000);
  CHECK_FALSE(list.is_stopped());
  CHECK(list.append().empty());
  CHECK(list.is_stopped());
  CHECK(list.size() == 100);
  CHECK(account.peak() == 10'000);
}

TEST_CASE("records larger than a chunk have chunks of their own", "[record_list]") {
  Account account("list");
  {
    RecordList list(5000, 1'000'000, account);
    for (int i = 0; i < 3; ++i) std::memset(list.append().data(), i, 5000);
    CHECK(account.current() == 15'000);
    CHECK(account.count() == 3);
  }
  CHECK(account.current() == 0);
}

TEST_CASE("a limit below one record keeps nothing", "[record_list]") {
  Account account("list", 0);
  RecordList list(100, 99, account);
  CHECK(list.append().empty());
}
