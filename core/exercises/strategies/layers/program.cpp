// Cachebound's degrading cache-aside: a cache is away for a second, and comes back with what it had before.
#include <cstdio>

#include "pattern/degrading_cache.hpp"
#include "pattern/simulated_database.hpp"
#include "store/simulated_redis.hpp"

using namespace cachebound;

int main() {
  const Nanoseconds load = from_milliseconds({{load_ms}}), away = from_milliseconds(1000);
  VirtualClock clock;
  Scheduler scheduler(clock, 8);
  Account cache_memory("cache"), database_memory("database"), owed_memory("owed");
  SimulatedRedisOptions server;
  server.outages.push_back({away, 2 * away});
  SimulatedRedis cache(scheduler, cache_memory, server);
  SimulatedDatabaseOptions rows;
  rows.load = rows.save = {load, load};
  SimulatedDatabase database(scheduler, database_memory, rows);
  DegradingCacheOptions options;
  options.ttl = from_milliseconds({{ttl_ms}});
  DegradingCache service(scheduler, cache, database, options, owed_memory);

  const auto reads = [&](const char* when) -> Task<> {
    const Nanoseconds begin = scheduler.now();
    const auto answer = co_await service.read("key");
    std::printf("%s \"%s\" %s, %s; ", when, answer->value.c_str(), in_words(answer->origin).data(),
                scheduler.now() - begin < load ? "fast" : "slow");
  };
  const auto writes = [&](const char* value) -> Task<> { static_cast<void>(co_await service.write("key", value)); };

  database.write("key", "old");
  const auto story = [&]() -> Task<> {
    co_await reads("first");
    co_await reads("before");
    co_await scheduler.sleep_until(away);
    co_await writes("new");
    co_await reads("while away");
    co_await scheduler.sleep_until(2 * away);
    co_await reads("back");
    co_await reads("then");
    co_await reads("after");
  };
  scheduler.spawn(story());
  scheduler.run();
  std::printf("%u owed\n", service.owed());
}
