#include "exercises/strategies/persistent-cache/result_store.hpp"

#include "catch.hpp"
#include "sim/virtual_clock.hpp"
#include "store/native/sqlite_database.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::persistent_cache;

namespace {

constexpr double roomy = 1e6;

bool says_so(const std::string& key, const std::string& value) { return value == "of " + key; }

/// Nothing has to leave a roomy shelf.
void keep(ResultShelf& shelf, const std::string& key, const std::string& value, SetEntry how = {}) {
  CHECK(shelf.set(key, value, std::move(how)).empty());
}

ShelfOptions options(Medium medium, std::uint32_t commit_every) {
  return {medium, 2, {CachePolicy::least_recently_stored, roomy, 10}, commit_every};
}

/// A shelf in files, and a second process after the first.
struct Bench {
  TemporaryFolder folder;
  SqliteFolder files = ok(SqliteFolder::at(folder.path()));
  VirtualClock clock;
  Environment environment;

  Bench() { environment.databases = &files; }
};

}  // namespace

TEST_CASE("what was set is read back, and what was not is missing", "[result_shelf]") {
  Bench bench;
  for (const Medium medium : {Medium::disk, Medium::memory}) {
    ResultShelf shelf(options(medium, 1), bench.clock, bench.environment);
    CHECK(shelf.set("a", "of a", {}).empty());
    CHECK(shelf.get("a") == "of a");
    CHECK_FALSE(shelf.get("b"));
    CHECK(shelf.totals().entries == 1);
    CHECK(shelf.next_to_leave(shelf.shard_number("a"))->key == "a");
    CHECK(shelf.calls() == 3);
    CHECK(shelf.is_in_databases() == (medium == Medium::disk));
  }
}

TEST_CASE("a restart keeps what is on disk, with files and without", "[result_shelf]") {
  Bench bench;
  for (const Environment& environment : {bench.environment, Environment{}}) {
    ResultShelf shelf(options(Medium::disk, 1), bench.clock, environment);
    keep(shelf, "a", "of a");
    CHECK(shelf.restart(true) == 0);
    CHECK(shelf.get("a") == "of a");
  }
}

TEST_CASE("a restart empties what is in memory", "[result_shelf]") {
  const Bench bench;
  for (const bool crashes : {false, true}) {
    for (const std::uint32_t commit_every : {1U, 10U}) {
      ResultShelf shelf(options(Medium::memory, commit_every), bench.clock, bench.environment);
      keep(shelf, "a", "of a");
      CHECK(shelf.restart(crashes) == 1);
      CHECK_FALSE(shelf.get("a"));
      CHECK(shelf.totals().entries == 0);
    }
  }
}

TEST_CASE("a crash takes the open transaction, an exit commits it", "[result_shelf]") {
  Bench bench;
  for (const Environment& environment : {bench.environment, Environment{}}) {
    for (const bool crashes : {false, true}) {
      ResultShelf shelf(options(Medium::disk, 3), bench.clock, environment);
      static_cast<void>(shelf.take_over(says_so));
      for (const char* key : {"a", "b", "c", "d", "e"}) keep(shelf, key, "v");
      CHECK(shelf.restart(crashes) == (crashes ? 2 : 0));
      CHECK(shelf.totals().entries == (crashes ? 3 : 5));
      CHECK(shelf.get("c"));
      CHECK(shelf.get("d").has_value() != crashes);
    }
  }
}

TEST_CASE("a new run reads what an earlier one left in the files, and starts empty", "[result_shelf]") {
  Bench bench;
  {
    ResultShelf earlier(options(Medium::disk, 1), bench.clock, bench.environment);
    CHECK(earlier.take_over(says_so)->entries == 0);
    for (int i = 0; i < 30; ++i) keep(earlier, "k" + std::to_string(i), "of k" + std::to_string(i));
    keep(earlier, "k0", "something else");
  }
  ResultShelf shelf(options(Medium::disk, 1), bench.clock, bench.environment);
  const auto found = shelf.take_over(says_so);
  REQUIRE(found);
  CHECK(found->entries == 30);
  CHECK(found->intact == 29);
  REQUIRE(found->shown.size() == ResultShelf::Found::most_shown);
  for (const auto& [shard, key, value] : found->shown) {
    CHECK(shard == shelf.shard_number(key));
    CHECK(value == (key == "k0" ? "something else" : "of " + key));
  }
  CHECK(shelf.totals().entries == 0);
  CHECK_FALSE(shelf.get("k1"));
}

TEST_CASE("where nothing outlives a run, nothing is found", "[result_shelf]") {
  const Bench bench;
  ResultShelf in_memory(options(Medium::memory, 1), bench.clock, bench.environment);
  CHECK_FALSE(in_memory.take_over(says_so));
  ResultShelf without_files(options(Medium::disk, 1), bench.clock, {});
  CHECK_FALSE(without_files.take_over(says_so));
}

TEST_CASE("entries with a tag are evicted together", "[result_shelf]") {
  const Bench bench;
  ResultShelf shelf(options(Medium::disk, 1), bench.clock, bench.environment);
  for (const char* key : {"a", "b", "c"}) keep(shelf, key, "v", {std::nullopt, key == std::string("b") ? "y" : "x"});
  CHECK(shelf.evict("x") == 2);
  CHECK(shelf.get("b"));
  CHECK(shelf.totals().entries == 1);
}

TEST_CASE("files that fail are counted, and the run goes on without them", "[result_shelf]") {
  class Failing final : public SqlFolder {
   public:
    Result<std::unique_ptr<SqlDatabase>> open(std::string_view) override {
      return Fault{FaultCode::store_unreachable, "store", "store: gone."};
    }
  };
  Failing gone;
  const VirtualClock clock;
  Environment environment;
  environment.databases = &gone;
  ResultShelf shelf(options(Medium::disk, 1), clock, environment);
  CHECK(shelf.faults() == 1);
  CHECK(shelf.last_fault() == "store: gone.");
  CHECK_FALSE(shelf.is_in_databases());
  keep(shelf, "a", "of a");
  CHECK(shelf.get("a") == "of a");
}
