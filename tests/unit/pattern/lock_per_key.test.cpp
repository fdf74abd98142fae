#include "pattern/lock_per_key.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Locks {
  PatternBench bench;
  LockPerKey locks{bench.scheduler, bench.account};
  std::vector<std::string> diary;

  Task<> hold(std::string name, std::string key) {
    co_await locks.lock(key);
    diary.push_back(name + " at " + std::to_string(bench.clock.now() / 1ms));
    co_await bench.scheduler.sleep_for(10ms);
    locks.unlock(key);
  }
};

}  // namespace

TEST_CASE("one holds a key, the next gets it when it is given up", "[lock_per_key]") {
  Locks run;
  for (const char* name : {"a", "b", "c"}) run.bench.scheduler.spawn(run.hold(name, "k"));
  run.bench.scheduler.spawn(run.hold("other", "l"));
  run.bench.scheduler.run();
  CHECK(run.diary == std::vector<std::string>{"a at 0", "other at 0", "b at 10", "c at 20"});
  run.bench.scheduler.spawn(run.hold("d", "k"));
  run.bench.scheduler.run();
  CHECK(run.diary.back() == "d at 30");
}

TEST_CASE("every key ever locked keeps its lock", "[lock_per_key]") {
  Locks run;
  for (int i = 0; i < 1000; ++i) run.bench.scheduler.spawn(run.hold("", "key" + std::to_string(1000 + i)));
  run.bench.scheduler.run();
  CHECK(run.locks.size() == 1000);
  CHECK(run.bench.account.current() == 1000 * (LockPerKey::lock_bytes + 7));
}
