#include "pattern/store_lock.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct TwoProcesses {
  PatternBench bench;
  StoreLock one, other;
  explicit TwoProcesses(Unlock unlock)
      : one(bench.scheduler, bench.store, {1s, "one", unlock}),
        other(bench.scheduler, bench.store, {1s, "other", unlock}) {}

  std::optional<StoreLock::Held> take(StoreLock& lock) {
    auto held = bench.wait_for(lock.try_lock("k"));
    REQUIRE(held);
    return *std::move(held);
  }
};

}  // namespace

TEST_CASE("one process has the lock, until it gives it up", "[store_lock]") {
  TwoProcesses processes(Unlock::own);
  const auto held = processes.take(processes.one);
  REQUIRE(held);
  CHECK_FALSE(processes.take(processes.other));
  CHECK(*processes.bench.wait_for(processes.one.unlock("k", *held)));
  CHECK(processes.take(processes.other));
  CHECK(processes.one.overruns() == 0);
}

TEST_CASE("a lock whose holder never comes back is free after its lifetime", "[store_lock]") {
  TwoProcesses processes(Unlock::own);
  REQUIRE(processes.take(processes.one));
  processes.bench.pass(1s - 1ns);
  CHECK_FALSE(processes.take(processes.other));
  processes.bench.pass(1ns);
  CHECK(processes.take(processes.other));
}

TEST_CASE("who comes back too late leaves the next holder's lock alone", "[store_lock]") {
  TwoProcesses processes(Unlock::own);
  const auto late = processes.take(processes.one);
  processes.bench.pass(1s);
  REQUIRE(processes.take(processes.other));
  CHECK_FALSE(*processes.bench.wait_for(processes.one.unlock("k", *late)));
  CHECK(processes.one.overruns() == 1);
  CHECK_FALSE(processes.take(processes.one));
}

TEST_CASE("without a look at the token it takes away the next holder's lock", "[store_lock]") {
  TwoProcesses processes(Unlock::any);
  const auto late = processes.take(processes.one);
  processes.bench.pass(1s);
  REQUIRE(processes.take(processes.other));
  CHECK(*processes.bench.wait_for(processes.one.unlock("k", *late)));
  CHECK(processes.take(processes.one));  // now two think that they have it
}

TEST_CASE("without the store there is no lock", "[store_lock]") {
  PatternBench bench;
  DeadStore dead;
  StoreLock lock(bench.scheduler, dead, {1s, "one"});
  CHECK(bench.wait_for(lock.try_lock("k")).fault().code == FaultCode::store_unreachable);
  CHECK_FALSE(bench.wait_for(lock.unlock("k", {})));
}
