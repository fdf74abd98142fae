#include "pattern/striped_lock.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Simulation {
  VirtualClock clock;
  Scheduler scheduler{clock, 20};
  StripedLock locks{scheduler, 2};
  std::vector<std::pair<Nanoseconds, std::string>> diary;
};

Task<> hold(Simulation& simulation, std::string key, Nanoseconds time) {
  const auto held = co_await simulation.locks.lock(key);
  simulation.diary.emplace_back(simulation.clock.now(), key);
  co_await simulation.scheduler.sleep_for(time);
}

}  // namespace

TEST_CASE("a key's stripe is the remainder of its FNV-1a hash", "[striped-lock]") {
  // Reference values of the hash: "" 0x811c9dc5, "a" 0xe40c292c, "foobar" 0xbf9cf968.
  CHECK(StripedLock::stripe_of("", 1U << 31) == 0x011c9dc5);
  CHECK(StripedLock::stripe_of("a", 1U << 31) == 0x640c292c);
  CHECK(StripedLock::stripe_of("foobar", 1U << 31) == 0x3f9cf968);
}

TEST_CASE("a key's holders come one after the other in order of arrival, other stripes go on", "[striped-lock]") {
  Simulation simulation;
  REQUIRE(StripedLock::stripe_of("a", 2) == StripedLock::stripe_of("c", 2));
  REQUIRE(StripedLock::stripe_of("a", 2) != StripedLock::stripe_of("b", 2));
  for (const char* key : {"a", "a", "b", "c"}) simulation.scheduler.spawn(hold(simulation, key, 10ms));
  simulation.scheduler.run();
  CHECK(simulation.diary ==
        decltype(simulation.diary){{0ms, "a"}, {0ms, "b"}, {10ms, "a"}, {20ms, "c"}});  // c shares a's stripe
}

TEST_CASE("a stripe that was given back is free", "[striped-lock]") {
  Simulation simulation;
  simulation.scheduler.spawn(hold(simulation, "a", 1ms));
  simulation.scheduler.run();
  simulation.scheduler.spawn(hold(simulation, "a", 1ms));
  simulation.scheduler.run();
  CHECK(simulation.diary == decltype(simulation.diary){{0ms, "a"}, {1ms, "a"}});
}
