// Both tables, driven by the same scripts: what a persistent cache relies on, and that it cannot tell them apart.
#include "store/cache_table.hpp"

#include "base/random.hpp"
#include "catch.hpp"
#include "store/memory_cache_table.hpp"
#include "store/native/sqlite_database.hpp"
#include "store/sql_cache_table.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

namespace {

class InMemory {
 public:
  std::unique_ptr<CacheTable> open() { return ok(folder_.open("a")); }

 private:
  Account account_{"rows"};
  MemoryCacheFolder folder_{account_};
};

class InSqlite {
 public:
  std::unique_ptr<CacheTable> open() { return ok(SqlCacheFolder(databases_).open("a")); }

 private:
  TemporaryFolder folder_;
  SqliteFolder databases_ = ok(SqliteFolder::at(folder_.path()));
};

CacheRow row(std::string key, int time, std::string value = "value") {
  CacheRow row;
  row.entry.key = std::move(key);
  row.entry.stored = row.entry.accessed = Nanoseconds(time);
  row.entry.bytes = 10;
  row.value = std::move(value);
  return row;
}

std::string keys(const std::vector<CacheEntry>& entries) {
  std::string text;
  for (const CacheEntry& entry : entries) text += entry.key;
  return text;
}

std::string all(CacheTable& table) { return keys(ok(table.first(CacheOrder::id, 1000))); }

}  // namespace

TEMPLATE_TEST_CASE("a row is found by its key as it was put", "[cache_table]", InMemory, InSqlite) {
  TestType rows;
  const auto table = rows.open();
  CacheRow put = row(std::string("k\0\xff", 3), 5, std::string("v\0", 2));
  put.entry.tag = "tag";
  put.entry.expires = Nanoseconds(9);
  put.entry.accesses = 3;
  ok(table->insert(put));
  put.entry.id = 1;
  const auto found = ok(table->find(put.entry.key));
  REQUIRE(found);
  CHECK(found->entry == put.entry);
  CHECK(found->value == put.value);
  CHECK_FALSE(ok(table->find("k")));
}

TEMPLATE_TEST_CASE("ids follow the largest, an overwrite keeps its own", "[cache_table]", InMemory, InSqlite) {
  TestType rows;
  const auto table = rows.open();
  for (const char* key : {"a", "b", "c"}) ok(table->insert(row(key, 1)));
  ok(table->erase(3));
  ok(table->insert(row("d", 1)));
  ok(table->erase(1));
  ok(table->insert(row("e", 1)));
  CHECK(ok(table->find("d"))->entry.id == 3);
  CHECK(ok(table->find("e"))->entry.id == 4);
  CacheRow again = row("ignored", 7, "new");
  again.entry.id = 3;
  ok(table->update(again));
  CHECK(ok(table->find("d"))->value == "new");
  CHECK(ok(table->find("d"))->entry.stored == Nanoseconds(7));
}

TEMPLATE_TEST_CASE("orders are by their column, then by id", "[cache_table]", InMemory, InSqlite) {
  TestType rows;
  const auto table = rows.open();
  for (const auto order : {CacheOrder::id, CacheOrder::stored, CacheOrder::accessed, CacheOrder::accesses}) {
    ok(table->index(order));
    ok(table->index(order));
  }
  for (const auto& [key, time] : {std::pair{"a", 3}, {"b", 1}, {"c", 3}, {"d", 2}}) ok(table->insert(row(key, time)));
  CHECK(keys(ok(table->first(CacheOrder::stored, 10))) == "bdac");
  CHECK(keys(ok(table->first(CacheOrder::stored, 2))) == "bd");
  CacheEntry touched = ok(table->find("b"))->entry;
  touched.accessed = Nanoseconds(9);
  touched.accesses = 1;
  ok(table->touch(touched));
  CHECK(keys(ok(table->first(CacheOrder::accessed, 10))) == "dacb");
  CHECK(keys(ok(table->first(CacheOrder::accesses, 10))) == "acdb");
  CHECK(keys(ok(table->first(CacheOrder::id, 10))) == "abcd");
}

TEMPLATE_TEST_CASE("what expired before a time comes longest expired first", "[cache_table]", InMemory, InSqlite) {
  TestType rows;
  const auto table = rows.open();
  for (const auto& [key, expires] : {std::pair{"a", 5}, {"b", 3}, {"c", 7}, {"d", 5}}) {
    CacheRow put = row(key, 1);
    put.entry.expires = Nanoseconds(expires);
    ok(table->insert(put));
  }
  ok(table->insert(row("e", 1)));
  CHECK(keys(ok(table->expired(Nanoseconds(7), 10))) == "bad");
  CHECK(keys(ok(table->expired(Nanoseconds(7), 2))) == "ba");
  CHECK(ok(table->expired(Nanoseconds(3), 10)).empty());
}

TEMPLATE_TEST_CASE("tags select by the whole tag", "[cache_table]", InMemory, InSqlite) {
  TestType rows;
  const auto table = rows.open();
  for (const auto& [key, tag] : {std::pair{"a", "x"}, {"b", "xy"}, {"c", "x"}, {"d", ""}}) {
    CacheRow put = row(key, 1);
    put.entry.tag = tag;
    ok(table->insert(put));
  }
  ok(table->insert(row("e", 1)));
  CHECK(keys(ok(table->tagged("x", 10))) == "ac");
  CHECK(keys(ok(table->tagged("x", 1))) == "a");
  CHECK(keys(ok(table->tagged("", 10))) == "d");
}

TEMPLATE_TEST_CASE("a table holds what was committed and nothing that was not", "[cache_table]", InMemory, InSqlite) {
  TestType rows;
  {
    const auto table = rows.open();
    for (const char* key : {"a", "b"}) ok(table->insert(row(key, 1)));
    ok(table->begin());
    ok(table->insert(row("c", 1)));
    ok(table->commit());
    ok(table->begin());
    ok(table->erase(1));
    ok(table->insert(row("d", 1)));
    ok(table->update({{2, "", {}, {}, {}, {}, 0, 99}, "lost"}));
    CHECK(all(*table) == "bcd");
  }
  const auto table = rows.open();
  CHECK(all(*table) == "abc");
  CHECK(ok(table->find("b"))->value == "value");
  CHECK(ok(table->totals()).bytes == 30);
  ok(table->begin());
  ok(table->erase(2));
  ok(table->roll_back());
  CHECK(all(*table) == "abc");
}

TEST_CASE("a table in memory and one of SQLite answer alike", "[cache_table]") {
  InMemory in_memory;
  InSqlite in_sqlite;
  auto one = in_memory.open();
  auto other = in_sqlite.open();
  Random random(38);
  bool open = false;
  for (int step = 0; step < 4000; ++step) {
    const std::string key(1, static_cast<char>('a' + random.randrange(26)));
    const auto found = ok(one->find(key)), same = ok(other->find(key));
    REQUIRE(found.has_value() == same.has_value());
    CacheRow put = row(key, static_cast<int>(random.randrange(20)), std::string(random.randrange(5), 'v'));
    put.entry.bytes = static_cast<std::int64_t>(random.randrange(100));
    put.entry.accesses = static_cast<std::int64_t>(random.randrange(4));
    if (random.random() < 0.5) put.entry.expires = Nanoseconds(static_cast<std::int64_t>(random.randrange(20)));
    if (random.random() < 0.5) put.entry.tag = std::string(random.randrange(3), 't');
    const double chosen = random.random();
    for (CacheTable* table : {one.get(), other.get()}) {
      if (!found) {
        ok(table->insert(put));
      } else if (chosen < 0.4) {
        put.entry.id = found->entry.id;
        ok(table->update(put));
      } else if (chosen < 0.6) {
        put.entry.id = found->entry.id;
        ok(table->touch(put.entry));
      } else {
        ok(table->erase(found->entry.id));
      }
    }
    const double then = random.random();
    if (!open && then < 0.1) {
      ok(one->begin());
      ok(other->begin());
      open = true;
    } else if (open && then < 0.1) {
      ok(one->commit());
      ok(other->commit());
      open = false;
    } else if (open && then < 0.15) {
      ok(one->roll_back());
      ok(other->roll_back());
      open = false;
    } else if (then > 0.99) {  // as if the process had died
      one = in_memory.open();
      other.reset();
      other = in_sqlite.open();
      open = false;
    }
    const auto limit = static_cast<std::uint32_t>(random.randrange(30));
    const auto order = static_cast<CacheOrder>(random.randrange(4));
    REQUIRE(ok(one->first(order, limit)) == ok(other->first(order, limit)));
    REQUIRE(ok(one->expired(Nanoseconds(10), limit)) == ok(other->expired(Nanoseconds(10), limit)));
    REQUIRE(ok(one->tagged("t", limit)) == ok(other->tagged("t", limit)));
    REQUIRE(ok(one->totals()).entries == ok(other->totals()).entries);
    REQUIRE(ok(one->totals()).bytes == ok(other->totals()).bytes);
  }
}
