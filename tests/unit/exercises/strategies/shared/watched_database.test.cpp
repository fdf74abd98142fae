#include "exercises/strategies/shared/watched_database.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace std::chrono_literals;

namespace {

struct Watched {
  PatternBench bench;
  Account account{"timeline"};
  Timeline timeline{{{"database", LaneKind::database}}, account, 8, 1};
  WatchedDatabase database{bench.scheduler, bench.database, "hot", &timeline, 0, [](const std::string&) { return 0U; }};

  Task<> load(std::string key) { static_cast<void>(co_await database.load(std::move(key))); }
};

}  // namespace

TEST_CASE("loads are counted when they begin, those of one key apart", "[watched_database]") {
  Watched run;
  for (const char* key : {"hot", "hot", "other"}) run.bench.scheduler.spawn(run.load(key));
  run.bench.pass(50ms);
  CHECK(run.database.loads() == 3);
  CHECK(run.database.watched_loads() == 2);
  CHECK(run.database.at_once() == 2);
  run.bench.pass(50ms);
  CHECK(run.database.at_once() == 0);
  CHECK(run.database.most_at_once() == 2);

  run.database.reset();
  run.bench.scheduler.spawn(run.load("hot"));
  run.bench.pass(100ms);
  CHECK(run.database.loads() == 1);
  CHECK(run.database.most_at_once() == 1);
}

TEST_CASE("loads and saves reach the database and are drawn", "[watched_database]") {
  Watched run;
  REQUIRE(run.bench.wait_for(run.database.save("k", "v1")));
  CHECK(*run.bench.wait_for(run.database.load("k")) == "v1");
  CHECK(run.timeline.used_bytes() == 2 * 32);
}
