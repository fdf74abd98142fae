#include "store/sql_cache_table.hpp"

#include "catch.hpp"
#include "store/native/sqlite_database.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

TEST_CASE("culling reads an index, and never sorts the table", "[cache_table]") {
  const TemporaryFolder folder;
  auto databases = ok(SqliteFolder::at(folder.path()));
  const auto table = ok(SqlCacheFolder(databases).open("a"));
  for (const auto order : {CacheOrder::stored, CacheOrder::accessed, CacheOrder::accesses}) ok(table->index(order));
  const auto database = ok(databases.open("a"));
  for (const char* query :
       {"SELECT id FROM entries ORDER BY stored, id LIMIT 10", "SELECT id FROM entries ORDER BY accessed, id LIMIT 10",
        "SELECT id FROM entries ORDER BY accesses, id LIMIT 10",
        "SELECT id FROM entries WHERE expires IS NOT NULL AND expires < 5 ORDER BY expires, id",
        "SELECT id FROM entries WHERE tag = 'a' ORDER BY id LIMIT 10"}) {
    for (const SqlRow& step : ok(database->run(std::string("EXPLAIN QUERY PLAN ") + query))) {
      CAPTURE(query, bytes(step[3]));
      CHECK(bytes(step[3]).find("TEMP B-TREE") == std::string::npos);
      CHECK(bytes(step[3]).find("INDEX") != std::string::npos);
    }
  }
}

TEST_CASE("two connections count as one", "[cache_table]") {
  const TemporaryFolder folder;
  auto databases = ok(SqliteFolder::at(folder.path()));
  SqlCacheFolder tables(databases);
  const auto one = ok(tables.open("a")), other = ok(tables.open("a"));
  CacheRow row;
  row.entry.key = "k";
  row.entry.bytes = 7;
  ok(one->insert(row));
  row.entry.key = "l";
  ok(other->insert(row));
  CHECK(ok(one->totals()).entries == 2);
  CHECK(ok(other->totals()).bytes == 14);
}

TEST_CASE("a file that is no database is a fault that names it", "[cache_table]") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "a.db");
  auto databases = ok(SqliteFolder::at(folder.path()));
  const auto refused = SqlCacheFolder(databases).open("a");
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == FaultCode::store_unreachable);
  CHECK(refused.fault().message.find("a.db") != std::string::npos);
}
