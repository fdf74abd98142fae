#include "pattern/pubsub_invalidation.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// A reading process: its local cache, and its ear on the channel.
struct Reader {
  PatternBench& bench;
  Account account{"local"};
  LocalCache local;
  InvalidationListener listener;
  LocalCaching caching;

  explicit Reader(PatternBench& of, std::optional<Nanoseconds> ttl = std::nullopt)
      : bench(of),
        local(of.scheduler, {Capacity::bounded(10), ttl}, account),
        listener(of.store, local, "writes"),
        caching(local, of.database) {}

  Task<> hear() { static_cast<void>(co_await listener.listen()); }
  void start() {
    bench.scheduler.spawn(hear());
    bench.pass(0ns);
  }
};

}  // namespace

TEST_CASE("a write reaches every local cache", "[pubsub_invalidation]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  Reader one(bench), other(bench);
  one.start();
  other.start();
  InvalidationPublisher publisher(bench.store, bench.database, "writes");
  for (Reader* reader : {&one, &other}) {
    CHECK(bench.answer_of(reader->caching.get("k")).origin == Origin::database);
    CHECK(bench.answer_of(reader->caching.get("k")).origin == Origin::local);
  }
  CHECK(*bench.wait_for(publisher.write("k", "v2")) == 2);
  bench.pass(0ns);
  for (Reader* reader : {&one, &other}) {
    CHECK(reader->listener.heard() == 1);
    CHECK(bench.answer_of(reader->caching.get("k")).value == "v2");
  }
}

TEST_CASE("who does not listen goes on with what was once true", "[pubsub_invalidation]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  Reader deaf(bench), netted(bench, 1s);
  InvalidationPublisher publisher(bench.store, bench.database, "writes");
  bench.answer_of(deaf.caching.get("k"));
  bench.answer_of(netted.caching.get("k"));
  CHECK(*bench.wait_for(publisher.write("k", "v2")) == 0);
  CHECK(bench.answer_of(netted.caching.get("k")).value == "v1");
  bench.pass(1h);
  CHECK(bench.answer_of(deaf.caching.get("k")).value == "v1");
  CHECK(bench.answer_of(netted.caching.get("k")).value == "v2");  // a time to live ends what nobody told
}

TEST_CASE("what was read before a write and arrives after it is not kept", "[pubsub_invalidation]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  Reader reader(bench);
  reader.start();
  bench.ask(reader.caching.get("k"));
  bench.pass(60ms);  // the database has read, its answer is on its way
  bench.database.write("k", "v2");
  REQUIRE(bench.wait_for(bench.store.publish("writes", "k")));
  bench.pass(100ms);
  REQUIRE(bench.answers.size() == 1);
  CHECK(bench.answers[0].second->value == "v1");
  CHECK(reader.local.outdated_fills() == 1);
  CHECK(bench.answer_of(reader.caching.get("k")).value == "v2");
}

TEST_CASE("known losses empty the local cache", "[pubsub_invalidation]") {
  PatternBench bench;
  MemoryStore narrow(bench.scheduler, bench.store_account, {{}, 2, 0});  // two messages may wait
  bench.database.write("k", "v1");
  Account account("local");
  LocalCache local(bench.scheduler, {Capacity::bounded(10), std::nullopt}, account);
  InvalidationListener listener(narrow, local, "writes");
  const auto hear = [&]() -> Task<> { static_cast<void>(co_await listener.listen()); };
  bench.scheduler.spawn(hear());
  bench.pass(0ns);
  local.put("k", "v1");
  // Five at once, before the listener's turn comes: the first three are lost, among them k's.
  const auto publish = [&]() -> Task<> {
    for (const char* key : {"k", "a", "b", "c", "d"}) static_cast<void>(co_await narrow.publish("writes", key));
  };
  bench.scheduler.spawn(publish());
  bench.pass(1ms);
  CHECK(listener.heard() == 2);
  CHECK(listener.emptied() == 1);
  CHECK_FALSE(local.get("k"));
  bench.stop();
}

TEST_CASE("when listening begins, what was missed before is forgotten", "[pubsub_invalidation]") {
  PatternBench bench;
  Reader reader(bench);
  reader.local.put("k", "old");
  reader.start();
  CHECK_FALSE(reader.local.get("k"));
}

TEST_CASE("a store out of reach is told to the writer and the listener", "[pubsub_invalidation]") {
  PatternBench bench;
  DeadStore dead;
  InvalidationPublisher publisher(dead, bench.database, "writes");
  CHECK_FALSE(bench.wait_for(publisher.write("k", "v1")));
  CHECK(bench.database.value("k") == "v1");  // saved, and nobody told
  Reader reader(bench);
  InvalidationListener listener(dead, reader.local, "writes");
  CHECK_FALSE(bench.wait_for(listener.listen()));
}
