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
  Account account{"lane"}, workload{"workload"}, instrument{"instrument"};
  VirtualClock clock;
  Scheduler scheduler{clock, 10};
  TrackedVector<std::uint32_t> sensors{4, 0, TrackingAllocator<std::uint32_t>(workload)};
  EventLog<Loss> losses{10, instrument};
  Digest digest;
  LaneContext context{scheduler, sensors, 1, 1, 1ms, 10ms, losses, digest};

  void run(ContainerLane& lane) {
    lane.start(1);
    scheduler.run();
  }
};

}  // namespace

TEST_CASE("a ring pushes out what nobody fetched", "[container_lane]") {
  Stream on;
  RingLane lane(on.context, 0, on.account);
  on.run(lane);
  // 0 is fetched at once; 2 pushes 1 out and 3 pushes 2 out; 3 is fetched at 10 ms, 7 ms old.
  CHECK(lane.delivered() == 2);
  CHECK(lane.lost() == 2);
  CHECK(lane.lost(LossReason::pushed_out) == 2);
  CHECK(lane.ages().longest == 7ms);
  CHECK(lane.producers().count == 0);
  CHECK(on.losses.newest(0).reading == 2);
  CHECK(on.losses.newest(0).time == 3ms);
  CHECK(lane.size() == 0);
}

TEST_CASE("a queue lets producers wait until all is fetched", "[container_lane]") {
  Stream on;
  QueueLane lane(on.context, 0, "queue", 1, std::nullopt, on.account);
  on.run(lane);
  // 2 waits from 2 to 10 ms for the place of 1; 3, late, from 10 to 20. Fetched at 0, 10, 20 and 30.
  CHECK(lane.delivered() == 4);
  CHECK(lane.lost() == 0);
  CHECK(lane.producers().count == 2);
  CHECK(lane.producers().total == 18ms);
  CHECK(lane.producers().longest == 10ms);
  CHECK(lane.ages().longest == 27ms);
  CHECK(on.clock.now() == 40ms);
}

TEST_CASE("a queue with a timeout lets producers wait and loses what they give up", "[container_lane]") {
  Stream on;
  QueueLane lane(on.context, 0, "queue", 1, 5ms, on.account);
  on.run(lane);
  // 2 is given up at 7 ms; 3 waits from then to 10.
  CHECK(lane.delivered() == 3);
  CHECK(lane.lost(LossReason::refused) == 1);
  CHECK(lane.producers().total == 8ms);
  CHECK(on.losses.newest(0).reading == 2);
  CHECK(on.losses.newest(0).time == 7ms);
}

TEST_CASE("a queue without bound loses nothing, lets nobody wait, and holds what has come", "[container_lane]") {
  Stream on;
  QueueLane lane(on.context, 0, "queue", 0, std::nullopt, on.account);
  on.run(lane);
  CHECK(lane.delivered() == 4);
  CHECK(lane.producers().count == 0);
  CHECK(lane.largest_size() == 3);
}

TEST_CASE("a cache keeps the newest reading of a sensor", "[container_lane]") {
  Stream on;
  LruLane lane(on.context, 0, on.account);
  on.run(lane);
  // 2 and 3 overwrite 1 and 2; at 10 ms the consumer, asking for 1, finds 3; for 2 and 3 it finds what it knows.
  CHECK(lane.delivered() == 2);
  CHECK(lane.lost(LossReason::overwritten) == 2);
  CHECK(lane.ages().longest == 7ms);
  CHECK(lane.undelivered() == 0);
  CHECK(lane.size() == 1);
}

TEST_CASE("a cache evicts the sensor that was used least recently", "[container_lane]") {
  Stream on;
  for (std::uint32_t i = 0; i < 4; ++i) on.sensors[i] = i;
  LruLane lane(on.context, 0, on.account);
  on.run(lane);
  // Room for one sensor: 0 is evicted when a consumer has had it, 1 and 2 before; 3 is found at 30 ms.
  CHECK(lane.delivered() == 2);
  CHECK(lane.lost(LossReason::evicted) == 2);
  CHECK(lane.ages().longest == 27ms);
}

TEST_CASE("a cache with a time to live loses what lives too short", "[container_lane]") {
  Stream on;
  TtlLane lane(on.context, 0, 5ms, on.clock, on.account);
  on.run(lane);
  // As in the LRU cache, but 3 has expired at 8 ms when the consumer asks at 10.
  CHECK(lane.delivered() == 1);
  CHECK(lane.lost(LossReason::overwritten) == 2);
  CHECK(lane.lost(LossReason::expired) == 1);
  CHECK(lane.size() == 0);
}

TEST_CASE("consumers without work are seen to wait", "[container_lane]") {
  Stream on;
  on.context.work = 100us;
  RingLane lane(on.context, 0, on.account);
  on.run(lane);
  CHECK(lane.delivered() == 4);
  CHECK(lane.consumers().count == 3);
  CHECK(lane.consumers().total == 2700us);
}
