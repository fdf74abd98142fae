#include "store/memory_cache_table.hpp"

#include "catch.hpp"
#include "support/ok.hpp"

using namespace cachebound;

namespace {

CacheRow row(std::string key, std::int64_t bytes) {
  CacheRow row;
  row.entry.key = std::move(key);
  row.entry.bytes = bytes;
  return row;
}

}  // namespace

TEST_CASE("each row is charged as one block of what it counts", "[cache_table]") {
  Account account("rows");
  {
    MemoryCacheFolder folder(account);
    const auto table = ok(folder.open("a"));
    const auto other = ok(folder.open("b"));
    ok(table->insert(row("a", 100)));
    ok(other->insert(row("a", 30)));
    CHECK(account.current() == 130);
    CHECK(account.count() == 2);
    CacheRow larger = row("a", 170);
    larger.entry.id = 1;
    ok(table->update(larger));
    CHECK(account.current() == 200);
    ok(table->erase(1));
    CHECK(account.current() == 30);
    CHECK(ok(table->totals()).entries == 0);
    CHECK(ok(other->totals()).entries == 1);
  }
  CHECK(account.current() == 0);
}

TEST_CASE("tables of one name are the same rows", "[cache_table]") {
  Account account("rows");
  MemoryCacheFolder folder(account);
  ok(ok(folder.open("a"))->insert(row("k", 1)));
  CHECK(ok(ok(folder.open("a"))->find("k")));
  CHECK_FALSE(ok(ok(folder.open("b"))->find("k")));
}
