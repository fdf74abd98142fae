#include "store/native/sqlite_stores.hpp"

#include <fstream>

#include "catch.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Run {
  explicit Run(Stores& stores) : clock(stores.clock()), scheduler(*clock, 2) {}

  std::unique_ptr<WaitableClock> clock;
  Scheduler scheduler;
  Account account{"store"};
};

}  // namespace

TEST_CASE("a run finds its file empty, and leaves its entries in it", "[sqlite_stores]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "store.db";
  for (int i = 0; i < 2; ++i) {
    SqliteStores stores(file);
    ok(stores.probe());
    Run run(stores);
    const auto store = stores.open(run.scheduler, run.account);
    CHECK(ok(awaited(run.scheduler, store->incr("n"))) == 1);
    CHECK(ok(awaited(run.scheduler, store->set("k", "v", {1h}))));
  }
  const auto database = ok(SqliteDatabase::open(file));
  CHECK(integer(ok(database->run("SELECT count(*) FROM entries"))[0][0]) == 2);
  // An expiry counts from the epoch: to be read by another process.
  const auto now = std::chrono::duration_cast<Nanoseconds>(std::chrono::system_clock::now().time_since_epoch());
  const auto row = ok(database->run("SELECT expires FROM entries WHERE expires IS NOT NULL"));
  CHECK(Nanoseconds(integer(row[0][0])) > now + 50min);
  CHECK(Nanoseconds(integer(row[0][0])) <= now + 1h);
}

TEST_CASE("the stores of one run lie in files of their own", "[sqlite_stores]") {
  const TemporaryFolder folder;
  SqliteStores stores(folder.path() / "store.db");
  Run run(stores);
  const auto one = stores.open(run.scheduler, run.account), two = stores.open(run.scheduler, run.account);
  CHECK(ok(awaited(run.scheduler, one->incr("n"))) == 1);
  CHECK(ok(awaited(run.scheduler, two->incr("n"))) == 1);
  CHECK(std::filesystem::exists(folder.path() / "store.db-2"));
  CHECK(stores.is_real());
  CHECK(stores.name() == "sqlite:" + (folder.path() / "store.db").string());
}

TEST_CASE("what is no store of ours is refused before the run, and not touched", "[sqlite_stores]") {
  const TemporaryFolder folder;
  const auto theirs = folder.path() / "theirs.db";
  {
    const auto database = ok(SqliteDatabase::open(theirs));
    ok(database->run("CREATE TABLE entries (a)"));
    ok(database->run("INSERT INTO entries VALUES (1)"));
    ok(database->run("PRAGMA application_id = 7"));
  }
  SqliteStores stores(theirs);
  REQUIRE_FALSE(stores.probe());
  CHECK(stores.probe().fault().code == FaultCode::store_unreachable);
  Run run(stores);
  const auto store = stores.open(run.scheduler, run.account);
  CHECK_FALSE(awaited(run.scheduler, store->get("k")));
  CHECK(ok(ok(SqliteDatabase::open(theirs))->run("SELECT * FROM entries")).size() == 1);
  CHECK_FALSE(SqliteStores(folder.path() / "no" / "such" / "folder.db").probe());
}
