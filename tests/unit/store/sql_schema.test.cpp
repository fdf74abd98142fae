#include "store/sql_schema.hpp"

#include "catch.hpp"
#include "store/native/sqlite_database.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

namespace {

const SqlSchema first{77, {{"CREATE TABLE t (a)", "INSERT INTO t VALUES (1)"}}};
const SqlSchema second{77, {first.versions[0], {"ALTER TABLE t ADD COLUMN b INTEGER NOT NULL DEFAULT 5"}}};

std::int64_t number(SqlDatabase& database, std::string_view sql) { return integer(ok(database.run(sql))[0][0]); }

}  // namespace

TEST_CASE("a schema is made once, and an older one led on with what it holds", "[sql]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  ok(bring_up_to_date(*database, first));
  ok(bring_up_to_date(*database, first));
  CHECK(number(*database, "SELECT count(*) FROM t") == 1);
  ok(bring_up_to_date(*database, second));
  CHECK(number(*database, "SELECT a + b FROM t") == 6);
  CHECK(number(*database, "PRAGMA user_version") == 2);
}

TEST_CASE("a database that a newer program wrote is refused and left alone", "[sql]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  ok(bring_up_to_date(*database, second));
  const auto refused = bring_up_to_date(*database, first);
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().message ==
        "store: got a database of version 2; allowed: up to 1, a newer program has written it.");
  CHECK(number(*database, "PRAGMA user_version") == 2);
}

TEST_CASE("a database of somebody else is refused and left alone", "[sql]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  ok(database->run("CREATE TABLE theirs (a)"));
  CHECK_FALSE(bring_up_to_date(*database, first));
  CHECK(number(*database, "SELECT count(*) FROM sqlite_master") == 1);
  const auto other = ok(SqliteDatabase::open(folder.path() / "b.db"));
  ok(bring_up_to_date(*other, {78, first.versions}));
  CHECK_FALSE(bring_up_to_date(*other, first));
}

TEST_CASE("a step that fails leaves the version before it whole", "[sql]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  ok(bring_up_to_date(*database, first));
  CHECK_FALSE(bring_up_to_date(*database, {77, {{}, {"INSERT INTO t VALUES (2)", "no such statement"}}}));
  CHECK(number(*database, "SELECT count(*) FROM t") == 1);
  CHECK(number(*database, "PRAGMA user_version") == 1);
}
