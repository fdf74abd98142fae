#include "store/measured_stores.hpp"

#include "catch.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// Simulated servers whose commands take 2 ms, timed by the clock they run on.
struct Bench {
  SimulatedStores simulated;
  std::unique_ptr<WaitableClock> clock = simulated.clock();
  Scheduler scheduler{*clock, 10};
  Account account{"store"};
  MeasuredStores stores{simulated, *clock};

  std::unique_ptr<Store> open(SimulatedRedisOptions options = {}) {
    options.latency = {2ms, 2ms};
    return stores.open(scheduler, account, options);
  }
  template <class T>
  T operator()(Task<T> task) {
    return awaited(scheduler, std::move(task));
  }
};

}  // namespace

TEST_CASE("measured stores answer as those they measure, and tell what it took", "[measured_stores]") {
  Bench on;
  const auto store = on.open();
  CHECK(on.stores.measured()->commands() == 0);
  CHECK(ok(on(store->set("k", "7"))));
  CHECK(ok(on(store->get("k"))) == "7");
  CHECK(ok(on(store->incr("k", 2))) == 9);
  CHECK(ok(on(store->expire("k", 1h))));
  CHECK(*ok(on(store->ttl("k"))).left > 59min);
  CHECK_FALSE(ok(on(store->erase_if("k", "8"))));
  CHECK(ok(on(store->erase("k"))));
  const auto listening = ok(on(store->subscribe("c")));
  CHECK(ok(on(store->publish("c", "m"))) == 1);
  CHECK(on(listening->next(1s)) == "m");
  const MeasuredCommands& told = *on.stores.measured();
  CHECK(told.commands() == 9);
  CHECK(told.answered.mean_ms() == 2);
  CHECK(told.answered.longest_ms() == 2);
  CHECK(on.stores.name() == "simulated");
  CHECK_FALSE(on.stores.is_real());
}

TEST_CASE("commands in vain are counted by kind, and what they cost", "[measured_stores]") {
  Bench on;
  SimulatedRedisOptions down;
  down.outages = {{1s, 2s}};
  SimulatedRedisOptions late;
  late.timeout = 1500us;
  const auto gone = on.open(down), slow = on.open(late);
  CHECK(on(slow->get("k")).fault().code == FaultCode::store_timeout);
  CHECK(on(gone->set("k", "no integer")));
  CHECK(on(gone->incr("k")).fault().code == FaultCode::not_an_integer);
  on.scheduler.run_until(1s);
  CHECK(on(gone->get("k")).fault().code == FaultCode::store_unreachable);
  const MeasuredCommands& told = *on.stores.measured();
  CHECK(told.timeouts == 1);
  CHECK(told.unreachable == 1);
  CHECK(told.answered.count() == 2);  // a refusal is an answer
  CHECK(told.in_vain == 1500us + 2ms);
}
