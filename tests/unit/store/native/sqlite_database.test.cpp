#include "store/native/sqlite_database.hpp"

#include <fstream>

#include "catch.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

TEST_CASE("a database is in write-ahead-log mode", "[sqlite]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  CHECK(bytes(ok(database->run("PRAGMA journal_mode"))[0][0]) == "wal");
  CHECK(integer(ok(database->run("PRAGMA synchronous"))[0][0]) == 1);
}

TEST_CASE("a statement at fault is told in SQLite's words, and does not spoil the next", "[sqlite]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  const auto refused = database->run("SELECT * FROM nowhere");
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().message.find("no such table: nowhere") != std::string::npos);
  ok(database->run("CREATE TABLE t (a UNIQUE)"));
  ok(database->run("INSERT INTO t VALUES (?1)", {std::int64_t{1}}));
  CHECK_FALSE(database->run("INSERT INTO t VALUES (?1)", {std::int64_t{1}}));
  ok(database->run("INSERT INTO t VALUES (?1)", {std::int64_t{2}}));
}

TEST_CASE("a disk that is full is told apart", "[sqlite]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  ok(database->run("CREATE TABLE t (a)"));
  ok(database->run("PRAGMA max_page_count = 5"));
  const auto refused = database->run("INSERT INTO t VALUES (?1)", {std::string(100'000, 'x')});
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == FaultCode::store_full);
}

TEST_CASE("a folder holds its databases by name", "[sqlite]") {
  const TemporaryFolder folder;
  auto databases = ok(SqliteFolder::at(folder.path() / "deep" / "er"));
  ok(ok(databases.open("000"))->run("CREATE TABLE t (a)"));
  CHECK(std::filesystem::exists(folder.path() / "deep" / "er" / "000.db"));
  CHECK(ok(ok(databases.open("000"))->run("SELECT * FROM t")).empty());
  CHECK_FALSE(ok(databases.open("001"))->run("SELECT * FROM t"));
}

TEST_CASE("where no directory can be, or no database is, the fault says so", "[sqlite]") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "file.db") << "this is a text of more than sixteen bytes, and no database";
  CHECK_FALSE(SqliteFolder::at(folder.path() / "file.db" / "below"));
  CHECK_FALSE(SqliteFolder::at(folder.path() / "file.db"));
  const auto refused = SqliteDatabase::open(folder.path() / "file.db");
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == FaultCode::store_unreachable);
  CHECK(refused.fault().message.find("not a database") != std::string::npos);
}
