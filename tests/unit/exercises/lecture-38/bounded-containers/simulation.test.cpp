#include "exercises/lecture-38/bounded-containers/simulation.hpp"

#include <memory>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::bounded_containers;
using namespace std::chrono_literals;

namespace {

/// Four readings of one sensor, a millisecond apart, and one consumer that needs ten for each: small enough to follow
/// by hand. Room for one.
struct Stream {
  Account account{"container"}, workload{"workload"}, instrument{"instrument"};
  VirtualClock clock;
  Scheduler scheduler{clock, 10};
  TrackedVector<std::uint32_t> sensors{4, 0, TrackingAllocator<std::uint32_t>(workload)};
  EventLog<Loss> losses{10, instrument};
  Digest digest;
  Context context{scheduler, sensors, 1, 1, 1ms, 10ms, losses, digest};

  void run(Simulation& simulation) {
    simulation.start(1);
    scheduler.run();
  }
};

}  // namespace

TEST_CASE("a ring pushes out what nobody fetched", "[bounded-containers]") {
  Stream on;
  RingSimulation simulation(on.context, 0, on.account);
  on.run(simulation);
  // 0 is fetched at once; 2 pushes 1 out and 3 pushes 2 out; 3 is fetched at 10 ms, 7 ms old.
  CHECK(simulation.delivered() == 2);
  CHECK(simulation.lost() == 2);
  CHECK(simulation.lost(LossReason::pushed_out) == 2);
  CHECK(simulation.ages().longest == 7ms);
  CHECK(simulation.producers().count == 0);
  CHECK(on.losses.newest(0).reading == 2);
  CHECK(on.losses.newest(0).time == 3ms);
  CHECK(simulation.size() == 0);
}

TEST_CASE("a queue lets producers wait until all is fetched", "[bounded-containers]") {
  Stream on;
  QueueSimulation simulation(on.context, 0, "queue", 1, std::nullopt, on.account);
  on.run(simulation);
  // 2 waits from 2 to 10 ms for the place of 1; 3, late, from 10 to 20. Fetched at 0, 10, 20 and 30.
  CHECK(simulation.delivered() == 4);
  CHECK(simulation.lost() == 0);
  CHECK(simulation.producers().count == 2);
  CHECK(simulation.producers().total == 18ms);
  CHECK(simulation.producers().longest == 10ms);
  CHECK(simulation.ages().longest == 27ms);
  CHECK(on.clock.now() == 40ms);
}

TEST_CASE("a queue with a timeout lets producers wait and loses what they give up", "[bounded-containers]") {
  Stream on;
  QueueSimulation simulation(on.context, 0, "queue", 1, 5ms, on.account);
  on.run(simulation);
  // 2 is given up at 7 ms; 3 waits from then to 10.
  CHECK(simulation.delivered() == 3);
  CHECK(simulation.lost(LossReason::refused) == 1);
  CHECK(simulation.producers().total == 8ms);
  CHECK(on.losses.newest(0).reading == 2);
  CHECK(on.losses.newest(0).time == 7ms);
}

TEST_CASE("a queue without bound loses nothing, lets nobody wait, and holds what has come", "[bounded-containers]") {
  Stream on;
  QueueSimulation simulation(on.context, 0, "queue", 0, std::nullopt, on.account);
  on.run(simulation);
  CHECK(simulation.delivered() == 4);
  CHECK(simulation.producers().count == 0);
  CHECK(simulation.largest_size() == 3);
}

TEST_CASE("a cache keeps the newest reading of a sensor", "[bounded-containers]") {
  Stream on;
  LruSimulation simulation(on.context, 0, on.account);
  on.run(simulation);
  // 2 and 3 overwrite 1 and 2; at 10 ms the consumer, asking for 1, finds 3; for 2 and 3 it finds what it knows.
  CHECK(simulation.delivered() == 2);
  CHECK(simulation.lost(LossReason::overwritten) == 2);
  CHECK(simulation.ages().longest == 7ms);
  CHECK(simulation.undelivered() == 0);
  CHECK(simulation.size() == 1);
}

TEST_CASE("a cache evicts the sensor that was used least recently", "[bounded-containers]") {
  Stream on;
  for (std::uint32_t i = 0; i < 4; ++i) on.sensors[i] = i;
  LruSimulation simulation(on.context, 0, on.account);
  on.run(simulation);
  // Room for one sensor: 0 is evicted when a consumer has had it, 1 and 2 before; 3 is found at 30 ms.
  CHECK(simulation.delivered() == 2);
  CHECK(simulation.lost(LossReason::evicted) == 2);
  CHECK(simulation.ages().longest == 27ms);
}

TEST_CASE("a cache with a time to live loses what lives too short", "[bounded-containers]") {
  Stream on;
  TtlSimulation simulation(on.context, 0, 5ms, on.clock, on.account);
  on.run(simulation);
  // As in the LRU cache, but 3 has expired at 8 ms when the consumer asks at 10.
  CHECK(simulation.delivered() == 1);
  CHECK(simulation.lost(LossReason::overwritten) == 2);
  CHECK(simulation.lost(LossReason::expired) == 1);
  CHECK(simulation.size() == 0);
}

TEST_CASE("consumers without work are seen to wait", "[bounded-containers]") {
  Stream on;
  on.context.work = 100us;
  RingSimulation simulation(on.context, 0, on.account);
  on.run(simulation);
  CHECK(simulation.delivered() == 4);
  CHECK(simulation.consumers().count == 3);
  CHECK(simulation.consumers().total == 2700us);
}
