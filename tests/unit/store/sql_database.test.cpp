#include "store/sql_database.hpp"

#include "catch.hpp"
#include "store/native/sqlite_database.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

TEST_CASE("values read back as the bits that were bound", "[sql]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  ok(database->run("CREATE TABLE t (a, b, c, d)"));
  const SqlRow written{std::int64_t{1} << 62, std::string("a\0b\xff", 4), std::string(), {}};
  ok(database->run("INSERT INTO t VALUES (?1, ?2, ?3, ?4)", written));
  const auto rows = ok(database->run("SELECT * FROM t"));
  REQUIRE(rows == std::vector<SqlRow>{written});
  CHECK(integer(rows[0][0]) == std::int64_t{1} << 62);
  CHECK(bytes(rows[0][1]).size() == 4);
}

TEST_CASE("rows come in the order of the statement, no row is no fault", "[sql]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  ok(database->run("CREATE TABLE t (a)"));
  CHECK(ok(database->run("SELECT a FROM t")).empty());
  for (const std::int64_t number : {2, 3, 1}) ok(database->run("INSERT INTO t VALUES (?1)", {number}));
  const auto rows = ok(database->run("SELECT a FROM t ORDER BY a DESC LIMIT ?1", {std::int64_t{2}}));
  CHECK(rows == std::vector<SqlRow>{{std::int64_t{3}}, {std::int64_t{2}}});
}
