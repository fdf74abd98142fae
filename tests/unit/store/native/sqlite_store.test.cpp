#include "store/native/sqlite_store.hpp"

#include "catch.hpp"
#include "sim/virtual_clock.hpp"
#include "store/fanout_cache.hpp"
#include "store/sql_cache_table.hpp"
#include "support/awaited.hpp"
#include "support/killed_writer.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

namespace {

constexpr std::uint32_t writes = 10'000;

std::string key(std::uint32_t number) { return "key" + std::to_string(number); }
std::string value(std::uint32_t number) { return std::string(100, 'v') + std::to_string(number); }

bool is_sound(SqlDatabase& database) { return bytes(ok(database.run("PRAGMA integrity_check"))[0][0]) == "ok"; }

}  // namespace

TEST_CASE("killed in the middle of 10,000 writes, the store opens and has every write that was answered",
          "[sqlite_store]") {
  for (const std::uint32_t kill_after : {1U, 777U, 5'000U}) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "store.db";
    VirtualClock clock;
    Scheduler scheduler(clock, 1);
    Account account("messages");
    std::unique_ptr<SqlStore> written;  // opened by the child
    const std::uint32_t answered = killed_while_writing(writes, kill_after, [&](std::uint32_t i) {
      if (!written) written = ok(SqliteStore::open(file, scheduler, clock, account));
      if (!awaited(scheduler, written->set(key(i), value(i)))) _exit(1);
    });
    REQUIRE(answered >= kill_after);
    REQUIRE(answered < writes);

    CHECK(is_sound(*ok(SqliteDatabase::open(file))));
    const auto store = ok(SqliteStore::open(file, scheduler, clock, account));
    for (std::uint32_t i = 0; i < answered; ++i) {
      REQUIRE(ok(awaited(scheduler, store->get(key(i)))) == value(i));
    }
    // At most one write was carried out without an answer.
    CHECK(ok(store->size()) - answered <= 1);
    CHECK(ok(awaited(scheduler, store->set("after", "it goes on"))));
  }
}

TEST_CASE("killed in the middle of 10,000 writes, every shard opens and has what was committed", "[sqlite_store]") {
  const TemporaryFolder folder;
  auto databases = ok(SqliteFolder::at(folder.path()));
  SqlCacheFolder tables(databases);
  const VirtualClock clock;
  std::optional<FanoutCache> written;
  const std::uint32_t answered = killed_while_writing(writes, 3'000, [&](std::uint32_t i) {
    if (!written) written = ok(FanoutCache::open(tables, FanoutCache::default_shards, {}, clock));
    if (!written->set(key(i), value(i))) _exit(1);
  });
  REQUIRE(answered < writes);

  for (int shard = 0; shard < 8; ++shard) CHECK(is_sound(*ok(databases.open("00" + std::to_string(shard)))));
  auto cache = ok(FanoutCache::open(tables, FanoutCache::default_shards, {}, clock));
  for (std::uint32_t i = 0; i < answered; ++i) {
    const auto row = ok(cache.get(key(i)));
    REQUIRE(row);
    REQUIRE(row->value == value(i));
  }
  // The totals are those of the rows: trigger and row committed together.
  const auto totals = ok(cache.totals());
  CHECK(totals.entries - answered <= 1);
  CHECK(ok(cache.clear()) == static_cast<std::uint64_t>(totals.entries));
  CHECK(ok(cache.totals()).bytes == 0);
}

TEST_CASE("of a transaction that was open when the process was killed nothing is left", "[sqlite_store]") {
  const TemporaryFolder folder;
  auto databases = ok(SqliteFolder::at(folder.path()));
  SqlCacheFolder tables(databases);
  const VirtualClock clock;
  std::optional<FanoutCache> written;
  // Commits after every hundredth write.
  const std::uint32_t answered = killed_while_writing(writes, 2'550, [&](std::uint32_t i) {
    if (!written) written = ok(FanoutCache::open(tables, 1, {}, clock));
    if (i % 100 == 0 && !written->begin()) _exit(1);
    if (!written->set(key(i), value(i))) _exit(1);
    if (i % 100 == 99 && !written->commit()) _exit(1);
  });
  const std::int64_t entries = ok(ok(FanoutCache::open(tables, 1, {}, clock)).totals()).entries;
  CHECK(entries % 100 == 0);
  CHECK(entries >= answered / 100 * 100);
  CHECK(entries <= (answered + 1) / 100 * 100);
}
