#include "store/sql_transaction.hpp"

#include "catch.hpp"
#include "store/native/sqlite_database.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

namespace {

std::int64_t rows_in(SqlDatabase& database) { return integer(ok(database.run("SELECT count(*) FROM t"))[0][0]); }

}  // namespace

TEST_CASE("what is committed stays, what is not never happened", "[sql]") {
  const TemporaryFolder folder;
  const auto database = ok(SqliteDatabase::open(folder.path() / "a.db"));
  ok(database->run("CREATE TABLE t (a)"));
  {
    SqlTransaction transaction(*database);
    ok(transaction.begun());
    ok(database->run("INSERT INTO t VALUES (1)"));
    ok(transaction.commit());
  }
  CHECK(rows_in(*database) == 1);
  {
    SqlTransaction transaction(*database);
    ok(database->run("INSERT INTO t VALUES (2)"));
    CHECK(rows_in(*database) == 2);
  }
  CHECK(rows_in(*database) == 1);
}

TEST_CASE("of two connections one writes at a time", "[sql]") {
  const TemporaryFolder folder;
  const SqliteOptions impatient{std::chrono::milliseconds{0}};
  const auto one = ok(SqliteDatabase::open(folder.path() / "a.db", impatient));
  const auto other = ok(SqliteDatabase::open(folder.path() / "a.db", impatient));
  {
    const SqlTransaction held(*one);
    REQUIRE(held.begun());
    const SqlTransaction refused(*other);
    REQUIRE_FALSE(refused.begun());
    CHECK(refused.begun().fault().code == FaultCode::store_timeout);
  }
  const SqlTransaction free_again(*other);
  CHECK(free_again.begun());
}
