// Two services over Cachebound's core, each with a cache of its own: one writes, and the other hears of it or does not.
#include <cstdio>

#include "pattern/pubsub_invalidation.hpp"
#include "pattern/simulated_database.hpp"
#include "store/simulated_redis.hpp"

using namespace cachebound;

/// What the second service reads a minute after the first has changed the value.
struct Pair {
  VirtualClock clock;
  Scheduler scheduler{clock, 8};
  Account store_memory{"store"}, database_memory{"database"}, local_memory{"local"};
  SimulatedRedis store;
  SimulatedDatabase database{scheduler, database_memory};
  LocalCache local;
  InvalidationPublisher publisher{store, database, "writes"};
  InvalidationListener listener{store, local, "writes"};
  LocalCaching reader{local, database};

  Pair(double lost, std::optional<Nanoseconds> ttl)
      : store(scheduler, store_memory, {.lost_messages = lost}),
        local(scheduler, {Capacity::bounded({{maxsize}}), ttl}, local_memory) {}
  ~Pair() { scheduler.drop_tasks(); }

  Task<> listen() { static_cast<void>(co_await listener.listen()); }
  Task<> tell(std::string& read) {
    static_cast<void>(co_await publisher.write("k", "old"));
    static_cast<void>(co_await reader.get("k"));
    static_cast<void>(co_await publisher.write("k", "new"));
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
  const Nanoseconds ttl = from_milliseconds({{ttl_ms}});
  std::printf("A minute after a write: %s if told, %s if the message is lost, %s with a time to live besides\n",
              Pair(0, std::nullopt).read().c_str(), Pair(1, std::nullopt).read().c_str(), Pair(1, ttl).read().c_str());
}
