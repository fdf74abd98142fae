#include "cache/failing_cache.hpp"

#include "cache/by_value.hpp"
#include "cache/cached_stage.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

using Entries = LruCache<std::uint32_t, StageEntry<std::uint32_t>>;

}  // namespace

TEST_CASE("while it fails it faults and changes nothing", "[failing_cache]") {
  Account account("cache");
  bool down = false;
  const auto fails = [&] { return down; };
  FailingCache cache(LruCache<std::uint32_t, int>(Capacity::bounded(2), account), fails);
  CHECK(cache.put(1U, 10));
  down = true;
  CHECK_FALSE(cache.get(1U));
  CHECK_FALSE(cache.put(2U, 20));
  down = false;
  CHECK(cache.size() == 1);
  CHECK(**cache.get(1U) == 10);
  CHECK(*cache.get(2U) == nullptr);
}

TEST_CASE("a stage goes on when its cache fails: the answer is computed", "[failing_cache]") {
  Account account("cache");
  bool down = true;
  const auto fails = [&] { return down; };
  const auto twice = [](const std::uint32_t& n) { return 2 * n; };
  using Failing = FailingCache<Entries, decltype(fails)>;
  CachedStage<const std::uint32_t, ByValue, decltype(twice), Failing> stage(
      Failing(Entries(Capacity::bounded(2), account), fails), {}, twice);
  CHECK(stage.run(4).output == 8);
  CHECK(stage.counts().cache_failures == 2);  // one read, one write
  CHECK(stage.cache().size() == 0);
  down = false;
  CHECK(stage.run(4).served == Served::miss);
  CHECK(stage.run(4).served == Served::hit);
  CHECK(stage.counts().recomputations == 2);
}
