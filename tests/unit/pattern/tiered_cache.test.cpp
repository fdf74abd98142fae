#include "pattern/tiered_cache.hpp"

#include "pattern/pattern_bench.hpp"
#include "pattern/pubsub_invalidation.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Tier {
  Account account{"local"};
  LocalCache local;
  InvalidationListener listener;
  TieredCache cache;

  Tier(PatternBench& bench, LocalCacheOptions local_options, const TieredCacheOptions& options)
      : local(bench.scheduler, local_options, account),
        listener(bench.store, local, "writes"),
        cache(local, bench.store, bench.database, options) {
    bench.scheduler.spawn(hear());
    bench.pass(0ns);
  }
  Task<> hear() { static_cast<void>(co_await listener.listen()); }
};

constexpr LocalCacheOptions small{Capacity::bounded(4), Nanoseconds{1s}};
const TieredCacheOptions told{10s, true, "writes"}, untold{10s, true, std::nullopt};

}  // namespace

TEST_CASE("an entry is found in the nearest tier that has it", "[tiered_cache]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  Tier one(bench, small, told), other(bench, small, told);
  const auto origin = [&](Tier& tier) { return bench.answer_of(tier.cache.get("k")).origin; };
  CHECK(origin(one) == Origin::database);
  CHECK(origin(one) == Origin::local);
  CHECK(origin(other) == Origin::cache);
  CHECK(origin(other) == Origin::local);
  CHECK(other.cache.promotions() == 1);
  CHECK(one.cache.promotions() == 0);
  bench.pass(1s);
  CHECK(origin(one) == Origin::cache);  // its time in L1 is over, in L2 not
  bench.pass(10s);
  CHECK(origin(one) == Origin::database);
}

TEST_CASE("without promotion what L2 has stays there", "[tiered_cache]") {
  PatternBench bench;
  auto options = untold;
  options.promote = false;
  Tier one(bench, small, options), other(bench, small, options);
  bench.answer_of(one.cache.get("k"));
  for (int i = 0; i < 3; ++i) CHECK(bench.answer_of(other.cache.get("k")).origin == Origin::cache);
  CHECK(other.local.size() == 0);
}

TEST_CASE("a write told to the others is seen at once, untold only by the writer", "[tiered_cache]") {
  for (const bool tell : {true, false}) {
    PatternBench bench;
    bench.database.write("k", "v1");
    Tier writer(bench, small, tell ? told : untold), other(bench, small, tell ? told : untold);
    bench.answer_of(writer.cache.get("k"));
    bench.answer_of(other.cache.get("k"));
    REQUIRE(bench.wait_for(writer.cache.write("k", "v2")));
    CHECK(writer.cache.messages_sent() == (tell ? 2 : 0));
    bench.pass(0ns);
    CHECK(bench.answer_of(writer.cache.get("k")).value == "v2");
    CHECK(bench.answer_of(other.cache.get("k")).value == (tell ? "v2" : "v1"));
    bench.pass(1s);
    CHECK(bench.answer_of(other.cache.get("k")).value == "v2");
  }
}

TEST_CASE("an L1 without bound or time keeps everything, and what was once true", "[tiered_cache]") {
  PatternBench bench(PatternBench::database_of(1ms));
  bench.database.write("k0", "v1");
  Tier writer(bench, small, untold), naive(bench, {}, untold);
  for (int i = 0; i < 500; ++i) bench.answer_of(naive.cache.get("k" + std::to_string(i)));
  REQUIRE(bench.wait_for(writer.cache.write("k0", "v2")));
  bench.pass(24h);
  CHECK(bench.answer_of(naive.cache.get("k0")).value == "v1");
  CHECK(naive.local.size() == 500);
}

TEST_CASE("with L2 out of reach L1 and the database go on, and a write still succeeds", "[tiered_cache]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  DeadStore dead;
  Account account("local");
  LocalCache local(bench.scheduler, small, account);
  TieredCache cache(local, dead, bench.database, told);
  CHECK(bench.answer_of(cache.get("k")).origin == Origin::database);
  CHECK(bench.answer_of(cache.get("k")).origin == Origin::local);
  CHECK(bench.wait_for(cache.write("k", "v2")));
  CHECK(bench.answer_of(cache.get("k")).value == "v2");
}
