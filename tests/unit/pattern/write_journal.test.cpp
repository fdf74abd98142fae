#include "pattern/write_journal.hpp"

#include <set>

#include "pattern/pattern_bench.hpp"
#include "store/simulated_redis.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// The values a process would find that starts now.
std::vector<std::string> recovered(PatternBench& bench) {
  WriteJournal journal(bench.store, "journal");
  const auto writes = bench.wait_for(journal.recover());
  std::vector<std::string> values;
  for (const auto& write : *writes) values.push_back(write.key + "=" + write.value);
  return values;
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("what was appended and not forgotten is recovered in order", "[write-journal]") {
  PatternBench bench;
  WriteJournal journal(bench.store, "journal");
  std::vector<std::uint64_t> tickets;
  for (const char* key : {"a", "b", "c"}) tickets.push_back(*bench.wait_for(journal.append(key, "v")));
  CHECK(journal.open() == 3);
  CHECK(bench.wait_for(journal.forget(tickets[1])));
  CHECK(recovered(bench) == Values{"a=v", "c=v"});
}

TEST_CASE("keys and values may hold anything", "[write-journal]") {
  PatternBench bench;
  WriteJournal journal(bench.store, "journal");
  const std::string key("3 \0k", 4), value("\n 7", 3);
  CHECK(bench.wait_for(journal.append(key, value)));
  CHECK(bench.wait_for(journal.append("", "")));
  CHECK(recovered(bench) == Values{key + "=" + value, "="});
}

TEST_CASE("a recovery looks no further back than the last checkpoint", "[write-journal]") {
  PatternBench bench;
  WriteJournal journal(bench.store, "journal");
  for (int i = 0; i < 3; ++i) {
    const auto ticket = bench.wait_for(journal.append("k", std::to_string(i)));
    if (i < 2) CHECK(bench.wait_for(journal.forget(*ticket)));
  }
  CHECK(bench.wait_for(journal.checkpoint()));
  CHECK(**bench.wait_for(bench.store.get("journal:first")) == "3");
  CHECK(recovered(bench) == Values{"k=2"});
}

TEST_CASE("a process goes on where the one before it stopped", "[write-journal]") {
  PatternBench bench;
  {
    WriteJournal before(bench.store, "journal");
    CHECK(bench.wait_for(before.append("a", "1")));
  }
  WriteJournal journal(bench.store, "journal");
  const auto writes = bench.wait_for(journal.recover());
  REQUIRE(writes->size() == 1);
  CHECK(journal.open() == 1);
  CHECK(*bench.wait_for(journal.append("b", "2")) > writes->front().ticket);
  CHECK(bench.wait_for(journal.forget(writes->front().ticket)));
  CHECK(recovered(bench) == Values{"b=2"});
}

TEST_CASE("an empty journal recovers nothing, one out of reach is a fault", "[write-journal]") {
  PatternBench bench;
  CHECK(recovered(bench).empty());
  DeadStore dead;
  WriteJournal journal(dead, "journal");
  CHECK_FALSE(bench.wait_for(journal.append("k", "v")));
  CHECK_FALSE(bench.wait_for(journal.recover()));
  CHECK_FALSE(bench.wait_for(journal.forget(1)));
  CHECK(journal.open() == 0);
}

TEST_CASE("a checkpoint passes over no write whose ticket is still on its way", "[write-journal]") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    PatternBench bench;
    SimulatedRedisOptions options;
    options.latency = {100us, 2ms};  // replies overtake each other
    options.seed = seed;
    Account account("disk");
    SimulatedRedis disk(bench.scheduler, account, options);
    WriteJournal journal(disk, "journal");
    std::set<std::string> kept;
    const auto write = [&](int i) -> Task<> {
      const auto ticket = co_await journal.append("k", std::to_string(i));
      if (i % 4 > 0) {
        const auto forgotten = co_await journal.forget(*ticket);
        CHECK(forgotten);
      } else {
        kept.insert(std::to_string(i));
      }
      const auto checkpointed = co_await journal.checkpoint();
      CHECK(checkpointed);
    };
    for (int i = 0; i < 20; ++i) {
      bench.scheduler.spawn(write(i));
      bench.pass(500us);
    }
    bench.stop();  // the plug
    WriteJournal after(disk, "journal");
    std::set<std::string> found;
    const auto recovered = bench.wait_for(after.recover());
    for (const auto& each : *recovered) found.insert(each.value);
    for (const std::string& value : kept) CHECK(found.count(value) == 1);
  }
}
