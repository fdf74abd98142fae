#include "exercises/stage-5/cached-stage/simulation.hpp"

#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::cached_stage;

namespace {

constexpr std::uint64_t no_limit = 1'000'000'000;
constexpr std::uint32_t candidates = 20;

struct Fixture {
  Account stages{"stages"}, entries{"entries"};
  std::vector<std::uint64_t> scratch = std::vector<std::uint64_t>(candidates);
  RankingPipeline pipeline;

  Fixture(CachePlace place, Capacity capacity) : pipeline(place, capacity, candidates, stages, entries) {}
  auto serve(std::uint32_t user) { return pipeline.serve(user, scratch); }
};

}  // namespace

TEST_CASE("hits and misses are the same in a method cache, with weak keys and in each stage", "[ranking_pipeline]") {
  // What old stages leave in a shared LRU cache is older than everything of the new one: it never costs it an entry.
  for (const std::uint32_t maxsize : {0U, 1U, 7U, 40U}) {
    Fixture method(CachePlace::method, Capacity::bounded(maxsize)),
        weak(CachePlace::weak_key, Capacity::bounded(maxsize)), own(CachePlace::per_stage, Capacity::bounded(maxsize));
    Random random(maxsize);
    for (int i = 0; i < 2000; ++i) {
      const auto user = static_cast<std::uint32_t>(random.randrange(20));
      const bool rebuild = i % 50 == 0;
      const auto step = [&](Fixture& fixture) {
        if (rebuild) CHECK(fixture.pipeline.rebuild(no_limit));
        return fixture.serve(user);
      };
      const auto by_method = step(method), by_weak = step(weak), by_own = step(own);
      REQUIRE(by_method.served == by_own.served);
      REQUIRE(by_weak.served == by_own.served);
      REQUIRE(by_method.answer == by_own.answer);
      REQUIRE(by_weak.answer == by_own.answer);
      REQUIRE(by_own.stages_alive == 1);
      REQUIRE(by_weak.stages_alive == 1);
      REQUIRE(by_method.stages_alive <= maxsize + 1);
    }
    CHECK(method.pipeline.counts().hits == own.pipeline.counts().hits);
    CHECK(method.pipeline.counts().recomputations == own.pipeline.counts().recomputations);
  }
}

TEST_CASE("a method cache holds a stage for every entry it may have, as computed beforehand", "[ranking_pipeline]") {
  const Capacity capacity = Capacity::bounded(8);
  Fixture fixture(CachePlace::method, capacity);
  for (std::uint32_t i = 0; i < 30; ++i) {
    CHECK(fixture.pipeline.rebuild(no_limit));
    fixture.serve(i);
  }
  CHECK(fixture.pipeline.stages_built() == 30);
  CHECK(fixture.pipeline.stages_alive() == 8);  // the newest entry is the present stage's
  CHECK(fixture.stages.peak() == *RankingPipeline::worst_case_stage_bytes(CachePlace::method, capacity, candidates));
  CHECK(fixture.entries.peak() == *RankingPipeline::worst_case_entry_bytes(CachePlace::method, capacity));
}

TEST_CASE("keyed by user alone, old answers are served for a new stage", "[ranking_pipeline]") {
  Fixture fixture(CachePlace::user_key, Capacity::bounded(8));
  CHECK(fixture.pipeline.rebuild(no_limit));
  fixture.serve(3);
  CHECK(fixture.pipeline.rebuild(no_limit));
  const auto stale = fixture.serve(3);
  CHECK(stale.served == Served::hit);
  CHECK(stale.answer.stage == 1);
  CHECK(fixture.pipeline.rank(3, fixture.scratch).stage == 2);
  CHECK_FALSE(stale.answer.ranking == fixture.pipeline.rank(3, fixture.scratch).ranking);
}

TEST_CASE("without a cache every request is ranked, past the cache", "[ranking_pipeline]") {
  Fixture fixture(CachePlace::none, Capacity::bounded(8));
  CHECK(fixture.pipeline.rebuild(no_limit));
  for (int i = 0; i < 5; ++i) CHECK(fixture.serve(3).served == Served::bypassed);
  CHECK(fixture.pipeline.counts().recomputations == 5);
  CHECK(fixture.entries.peak() == 0);
}

TEST_CASE("a stage that would cross the limit is not built", "[ranking_pipeline]") {
  Fixture fixture(CachePlace::method, Capacity::unbounded());
  const std::uint64_t limit = 3 * RankingStage::bytes(candidates);
  for (std::uint32_t i = 0; i < 3; ++i) {
    CHECK(fixture.pipeline.rebuild(limit));
    fixture.serve(i);
  }
  CHECK_FALSE(fixture.pipeline.rebuild(limit));
  CHECK(fixture.pipeline.stages_alive() == 3);
  CHECK(fixture.stages.peak() == limit);
}

TEST_CASE("an answer that is remembered is served as if computed here", "[ranking_pipeline]") {
  Fixture fixture(CachePlace::method, Capacity::bounded(8));
  CHECK(fixture.pipeline.rebuild(no_limit));
  fixture.pipeline.remember(5, fixture.pipeline.rank(5, fixture.scratch));
  CHECK(fixture.pipeline.counts().recomputations == 0);
  CHECK(fixture.pipeline.size() == 1);
  CHECK(fixture.serve(5).served == Served::hit);
  CHECK(fixture.pipeline.used_entry_bytes() > 0);
}

TEST_CASE("what was evicted names user, stage and how long it lay idle", "[ranking_pipeline]") {
  Fixture fixture(CachePlace::method, Capacity::bounded(2));
  CHECK(fixture.pipeline.rebuild(no_limit));
  fixture.serve(1);
  CHECK(fixture.pipeline.rebuild(no_limit));
  fixture.serve(2);
  const auto event = fixture.serve(3);
  REQUIRE(event.evicted);
  CHECK(event.evicted->user == 1);
  CHECK(event.evicted->stage == 1);
  CHECK(event.evicted->idle == 2);
  CHECK(event.stages_alive == 1);  // and with its last entry the stage went
}
