#include "cache/cached_stage.hpp"

#include <string>

#include "base/random.hpp"
#include "cache/naive_lru.hpp"
#include "catch.hpp"
#include "sim/virtual_clock.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// A reading of which the stage uses the sensor alone.
struct Reading {
  std::uint32_t sensor = 0, at = 0;
};
struct BySensor {
  std::uint32_t operator()(const Reading& reading) const { return reading.sensor; }
};

template <class Stage>
auto cached(std::uint32_t maxsize, Account& account, Stage stage, Lifetime lifetime = {}) {
  using Made = CachedStage<const Reading, BySensor, Stage>;
  return Made({Capacity::bounded(maxsize), account}, BySensor{}, std::move(stage), lifetime);
}

}  // namespace

TEST_CASE("what the stage does not depend on does not make it run", "[cached_stage]") {
  Account account("cache");
  int runs = 0;
  auto stage = cached(4, account, [&](const Reading& reading) { return ++runs, 10 * reading.sensor; });
  const auto first = stage.run({7, 1}), second = stage.run({7, 2});
  CHECK(first.served == Served::miss);
  CHECK(second.served == Served::hit);
  CHECK(second.output == 70);
  CHECK(runs == 1);
  CHECK(stage.counts().recomputations == 1);
}

TEST_CASE("what was evicted is told, with its answer, its last use and why", "[cached_stage]") {
  Account account("cache");
  auto stage = cached(2, account, [](const Reading& reading) { return 10 * reading.sensor; });
  for (const std::uint32_t sensor : {1U, 2U, 1U}) stage.run({sensor});
  const auto call = stage.run({3});
  REQUIRE(call.evicted);
  CHECK(call.evicted->key == 2);
  CHECK(call.evicted->value.output == 20);
  CHECK(stage.calls() - call.evicted->value.used == 2);
  CHECK(call.evicted->reason == EvictionReason::least_recently_used);
  CHECK(stage.counts().evictions == 1);
}

TEST_CASE("a bypassed cache is neither read nor written, and keeps its entries", "[cached_stage]") {
  Account account("cache");
  int runs = 0;
  auto stage = cached(4, account, [&](const Reading&) { return ++runs; });
  stage.run({1});
  stage.bypass(true);
  CHECK(stage.run({1}).output == 2);
  CHECK(stage.run({5}).served == Served::bypassed);
  CHECK(stage.cache().size() == 1);
  stage.bypass(false);
  CHECK(stage.run({1}).output == 1);
  CHECK(stage.counts().bypassed == 2);
  CHECK(stage.counts().hits == 1);
  CHECK(stage.counts().misses == 1);
  CHECK(stage.counts().recomputations == 3);
}

TEST_CASE("an answer is served until its time is over, not at it", "[cached_stage]") {
  Account account("cache");
  VirtualClock clock;
  int runs = 0;
  auto stage = cached(4, account, [&](const Reading&) { return ++runs; }, {&clock, 2s});
  stage.run({1});
  clock.advance(2s - 1ns);
  const auto last = stage.run({1});
  CHECK(last.served == Served::hit);
  CHECK(last.age == 2s - 1ns);
  clock.advance(1ns);
  const auto late = stage.run({1});
  CHECK(late.served == Served::expired);
  CHECK(late.output == 2);
  CHECK(stage.cache().size() == 1);  // the new answer took the place of the old
  clock.advance(2s - 1ns);
  CHECK(stage.run({1}).output == 2);
  CHECK(stage.counts().expired == 1);
  CHECK(stage.counts().misses == 2);
}

TEST_CASE("a failure is handed on and not kept", "[cached_stage]") {
  Account account("cache");
  bool down = true;
  auto stage = cached(4, account, [&](const Reading& reading) -> Result<std::uint32_t> {
    if (down) return Fault{FaultCode::computation_failed, "", "down"};
    return reading.sensor;
  });
  CHECK(stage.run({3}).fault().message == "down");
  CHECK(stage.cache().size() == 0);
  down = false;
  CHECK(stage.run({3})->served == Served::miss);
  CHECK(stage.run({3})->served == Served::hit);
  CHECK(stage.counts().failures == 1);
  CHECK(stage.counts().recomputations == 2);
}

TEST_CASE("a stage may write to its record, and does so only when it runs", "[cached_stage]") {
  Account account("cache");
  const auto visit = [](Reading& reading) { return reading.at += 100; };
  CachedStage<Reading, BySensor, decltype(visit)> stage({Capacity::bounded(2), account}, {}, visit);
  Reading reading{1, 5};
  stage.run(reading);
  stage.run(reading);
  CHECK(reading.at == 105);
}

TEST_CASE("over any stream it serves what a naive cache serves", "[cached_stage]") {
  for (const std::uint32_t maxsize : {0U, 1U, 5U, 40U}) {
    Account account("cache");
    Random random(maxsize);
    std::uint32_t runs = 0;
    auto stage = cached(maxsize, account, [&](const Reading&) { return ++runs; });
    NaiveLru<std::uint32_t, std::uint32_t> naive(Capacity::bounded(maxsize));
    std::uint32_t naive_runs = 0;
    for (int i = 0; i < 3000; ++i) {
      const auto sensor = static_cast<std::uint32_t>(random.randrange(20));
      const auto call = stage.run({sensor});
      auto expected = naive.get(sensor);
      REQUIRE((call.served == Served::hit) == expected.has_value());
      if (!expected) {
        expected = ++naive_runs;
        const auto evicted = naive.put(sensor, *expected);
        REQUIRE(call.evicted.has_value() == evicted.has_value());
        if (evicted) REQUIRE(call.evicted->key == evicted->first);
      }
      REQUIRE(call.output == *expected);
      REQUIRE(stage.cache().size() <= maxsize);
    }
    CHECK(stage.counts().hits + stage.counts().misses == 3000);
    CHECK(stage.counts().recomputations == runs);
  }
}
