#include "exercises/strategies/persistent-cache/run.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "store/native/sqlite_database.hpp"
#include "support/json.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::persistent_cache;

namespace {

double figure(const Run& run, std::string_view name) {
  const auto list = Run::metrics();
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& m) { return m.name == name; });
  REQUIRE(found != list.end());
  return found->value(run);
}

Params small() {
  Params params;
  params.before = params.after = 60;
  params.inputs = 40;
  params.size_limit = 6000;
  return params;
}

Run whole(const Params& params, const Environment& environment = {}) { return {params, environment}; }

/// Files that two runs, one after the other, find.
struct Files {
  TemporaryFolder folder;
  SqliteFolder sqlite = ok(SqliteFolder::at(folder.path()));
  Environment environment;
  Files() { environment.databases = &sqlite; }
};

}  // namespace

TEST_CASE("a key has six digits, and its result is the square", "[restart_run]") {
  CHECK(Run::key_of(7) == "square-000007");
  CHECK(Run::result_of("square-000007", 6) == "49 49 ");
  CHECK(Run::result_of("square-009999", 4) == "9998");
  CHECK(Run::tag_of(6) == "c");
}

TEST_CASE("a run comes out the same in SQLite's files and in memory", "[restart_run][long]") {
  Params params = small();
  for (const std::uint32_t commit_every : {1U, 7U}) {
    for (const CachePolicy policy : {CachePolicy::least_recently_stored, CachePolicy::least_recently_used,
                                     CachePolicy::least_frequently_used, CachePolicy::none}) {
      params.commit_every = commit_every;
      params.policy = policy;
      params.ending = commit_every == 1 ? Ending::exit : Ending::crash;
      const Files files;
      Run in_files = whole(params, files.environment), in_memory = whole(params);
      in_files.step(in_files.length());
      in_memory.step(in_memory.length());
      CHECK(in_files.digest() == in_memory.digest());
      for (const auto& metric : Run::metrics()) {
        if (metric.measured) continue;
        CAPTURE(metric.name);
        const double a = metric.value(in_files), b = metric.value(in_memory);
        CHECK((a == b || (std::isnan(a) && std::isnan(b))));
      }
    }
  }
}

TEST_CASE("a later run reads back what an earlier one has written", "[restart_run]") {
  const Files files;
  Run earlier = whole(small(), files.environment);
  earlier.step(earlier.length());
  CHECK(figure(earlier, "read_back") == 0);
  const double left = figure(earlier, "currsize");
  REQUIRE(left > 10);

  Run later = whole(small(), files.environment);
  CHECK(std::isnan(figure(later, "read_back")));  // not before the first step
  later.step(1);
  CHECK(figure(later, "read_back") == left);
  CHECK(figure(later, "currsize") == 1);
  JsonWriter json;
  json.object();
  later.write_measured_tables(json);
  const auto rows = parsed(json.end().take())["read-back"]["rows"];
  REQUIRE(rows.size() > 10);
  for (const auto& row : rows) {
    const std::string key = row[0], value = row[1];
    CHECK(value.substr(0, 24) == Run::result_of(key, 24));
  }
}

TEST_CASE("a run that nobody steps leaves the disk alone", "[restart_run]") {
  const Files files;
  Run earlier = whole(small(), files.environment);
  earlier.step(earlier.length());
  { const Run looked_at = whole(small(), files.environment); }
  Run later = whole(small(), files.environment);
  later.step(1);
  CHECK(figure(later, "read_back") == figure(earlier, "currsize"));
}

TEST_CASE("a session that goes back still says what there was before it", "[restart_run]") {
  const Files files;
  const Params params = small();
  for (int again = 0; again < 2; ++again) {
    Run run(params, files.environment);
    run.step(run.length());
    CHECK(figure(run, "read_back") == 0);
  }
}

TEST_CASE("in what steps requests and the restart are taken changes nothing", "[restart_run]") {
  Params params = small();
  params.outdated = Outdated::b;
  Run at_once = whole(params), by_one = whole(params);
  at_once.step(at_once.length());
  for (std::uint64_t i = 0; i < by_one.length(); ++i) by_one.step(1);
  CHECK(at_once.digest() == by_one.digest());
}
