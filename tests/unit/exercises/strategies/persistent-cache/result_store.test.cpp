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

/// Nothing has to leave a roomy store.
void keep(ResultStore& results, const std::string& key, const std::string& value, SetEntry how = {}) {
  CHECK(results.set(key, value, std::move(how)).empty());
}

ResultStoreOptions options(Medium medium, std::uint32_t commit_every) {
  return {medium, 2, {CachePolicy::least_recently_stored, roomy, 10}, commit_every};
}

/// A store in files, and a second process after the first.
struct Bench {
  TemporaryFolder folder;
  SqliteFolder files = ok(SqliteFolder::at(folder.path()));
  VirtualClock clock;
  Environment environment;

  Bench() { environment.databases = &files; }
};

}  // namespace

TEST_CASE("what was set is read back, and what was not is missing", "[result_store]") {
  Bench bench;
  for (const Medium medium : {Medium::disk, Medium::memory}) {
    ResultStore results(options(medium, 1), bench.clock, bench.environment);
    CHECK(results.set("a", "of a", {}).empty());
    CHECK(results.get("a") == "of a");
    CHECK_FALSE(results.get("b"));
    CHECK(results.totals().entries == 1);
    CHECK(results.next_to_leave(results.shard_number("a"))->key == "a");
    CHECK(results.calls() == 3);
    CHECK(results.is_in_databases() == (medium == Medium::disk));
  }
}

TEST_CASE("a restart keeps what is on disk, with files and without", "[result_store]") {
  Bench bench;
  for (const Environment& environment : {bench.environment, Environment{}}) {
    ResultStore results(options(Medium::disk, 1), bench.clock, environment);
    keep(results, "a", "of a");
    CHECK(results.restart(true) == 0);
    CHECK(results.get("a") == "of a");
  }
}

TEST_CASE("a restart empties what is in memory", "[result_store]") {
  const Bench bench;
  for (const bool crashes : {false, true}) {
    for (const std::uint32_t commit_every : {1U, 10U}) {
      ResultStore results(options(Medium::memory, commit_every), bench.clock, bench.environment);
      keep(results, "a", "of a");
      CHECK(results.restart(crashes) == 1);
      CHECK_FALSE(results.get("a"));
      CHECK(results.totals().entries == 0);
    }
  }
}

TEST_CASE("a crash takes the open transaction, an exit commits it", "[result_store]") {
  Bench bench;
  for (const Environment& environment : {bench.environment, Environment{}}) {
    for (const bool crashes : {false, true}) {
      ResultStore results(options(Medium::disk, 3), bench.clock, environment);
      static_cast<void>(results.take_over(says_so));
      for (const char* key : {"a", "b", "c", "d", "e"}) keep(results, key, "v");
      CHECK(results.restart(crashes) == (crashes ? 2 : 0));
      CHECK(results.totals().entries == (crashes ? 3 : 5));
      CHECK(results.get("c"));
      CHECK(results.get("d").has_value() != crashes);
    }
  }
}

TEST_CASE("a new run reads what an earlier one left in the files, and starts empty", "[result_store]") {
  Bench bench;
  {
    ResultStore earlier(options(Medium::disk, 1), bench.clock, bench.environment);
    CHECK(earlier.take_over(says_so)->entries == 0);
    for (int i = 0; i < 30; ++i) keep(earlier, "k" + std::to_string(i), "of k" + std::to_string(i));
    keep(earlier, "k0", "something else");
  }
  ResultStore results(options(Medium::disk, 1), bench.clock, bench.environment);
  const auto found = results.take_over(says_so);
  REQUIRE(found);
  CHECK(found->entries == 30);
  CHECK(found->intact == 29);
  REQUIRE(found->shown.size() == ResultStore::Found::most_shown);
  for (const auto& [shard, key, value] : found->shown) {
    CHECK(shard == results.shard_number(key));
    CHECK(value == (key == "k0" ? "something else" : "of " + key));
  }
  CHECK(results.totals().entries == 0);
  CHECK_FALSE(results.get("k1"));
}

TEST_CASE("where nothing outlives a run, nothing is found", "[result_store]") {
  const Bench bench;
  ResultStore in_memory(options(Medium::memory, 1), bench.clock, bench.environment);
  CHECK_FALSE(in_memory.take_over(says_so));
  ResultStore without_files(options(Medium::disk, 1), bench.clock, {});
  CHECK_FALSE(without_files.take_over(says_so));
}

TEST_CASE("entries with a tag are evicted together", "[result_store]") {
  const Bench bench;
  ResultStore results(options(Medium::disk, 1), bench.clock, bench.environment);
  for (const char* key : {"a", "b", "c"}) keep(results, key, "v", {std::nullopt, key == std::string("b") ? "y" : "x"});
  CHECK(results.evict("x") == 2);
  CHECK(results.get("b"));
  CHECK(results.totals().entries == 1);
}

TEST_CASE("files that fail are counted, and the run goes on without them", "[result_store]") {
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
  ResultStore results(options(Medium::disk, 1), clock, environment);
  CHECK(results.faults() == 1);
  CHECK(results.last_fault() == "store: gone.");
  CHECK_FALSE(results.is_in_databases());
  keep(results, "a", "of a");
  CHECK(results.get("a") == "of a");
}
