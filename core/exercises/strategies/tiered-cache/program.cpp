// Two tiers over Cachebound's core: one service writes, the other has a copy in its own memory.
#include <cstdio>

#include "pattern/pubsub_invalidation.hpp"
#include "pattern/simulated_database.hpp"
#include "pattern/tiered_cache.hpp"
#include "store/simulated_redis.hpp"

using namespace cachebound;

/// What the second service reads a minute after the first has changed the value.
struct Pair {
  VirtualClock clock;
  Scheduler scheduler{clock, 8};
  Account shared_memory{"l2"}, database_memory{"database"}, l1_memory{"l1"};
  SimulatedRedis shared{scheduler, shared_memory};
  SimulatedDatabase database{scheduler, database_memory};
  LocalCache one, other;
  InvalidationListener listener{shared, other, "writes"};
  TieredCache writer, reader;

  Pair(std::optional<Nanoseconds> l1_ttl, std::optional<std::string> channel)
      : one(scheduler, {Capacity::bounded(100), l1_ttl}, l1_memory),
        other(scheduler, {Capacity::bounded(100), l1_ttl}, l1_memory),
        writer(one, shared, database, {from_milliseconds({{l2_ttl_ms}}), true, channel}),
        reader(other, shared, database, {from_milliseconds({{l2_ttl_ms}}), true, channel}) {}
  ~Pair() { scheduler.drop_tasks(); }

  Task<> listen() { static_cast<void>(co_await listener.listen()); }
  Task<> tell(std::string& read) {
    static_cast<void>(co_await writer.write("k", "old"));
    static_cast<void>(co_await reader.get("k"));
    static_cast<void>(co_await writer.write("k", "new"));
    co_await scheduler.sleep_for(std::chrono::minutes{1});
    const auto answer = co_await reader.get("k");
    read = answer ? answer->value : "nothing";
  }
  std::string read() {
    std::string read;
    scheduler.spawn(listen());
    scheduler.spawn(tell(read));
    scheduler.run();
    return read;
  }
};

int main() {
  const Nanoseconds second = std::chrono::seconds{1};
  std::printf("A minute after a write: %s from an L1 without time, %s with a second to live, %s if told\n",
              Pair(std::nullopt, std::nullopt).read().c_str(), Pair(second, std::nullopt).read().c_str(),
              Pair(std::nullopt, "writes").read().c_str());
}
