#include "exercises/strategies/shared/watched_store.hpp"

#include "pattern/pattern_bench.hpp"
#include "support/json.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t cache = 2, lock = 3;

struct Watched {
  PatternBench bench;
  Account account{"timeline"};
  Timeline timeline{{{"service 1", LaneKind::client},
                     {"service 2", LaneKind::client},
                     {"cache", LaneKind::cache},
                     {"lock", LaneKind::lock}},
                    account,
                    32,
                    8};
  MessageTracker tracker{timeline, 1ms};
  std::vector<std::string> sent;
  WatchedStore store{bench.scheduler, bench.store, &timeline, lanes(0)};
  WatchedStore other{bench.scheduler, bench.store, &timeline, lanes(1)};

  WatchedLanes lanes(std::uint32_t self) {
    return {cache,
            lock,
            [](const std::string&) { return 7U; },
            self,
            &tracker,
            [this](const std::string& key, std::uint64_t bytes, const SetOptions&) {
              sent.push_back(key + ": " + std::to_string(bytes));
            }};
  }

  json frame() {
    JsonWriter writer;
    writer.object();
    timeline.write(writer, "t", bench.clock.now());
    writer.end();
    return parsed(writer.take())["t"];
  }
};

}  // namespace

TEST_CASE("a watched store answers as the store does", "[watched_store]") {
  Watched run;
  const auto wait = [&](auto task) { return *run.bench.wait_for(std::move(task)); };
  CHECK_FALSE(wait(run.store.get("k")));
  CHECK(wait(run.store.set("k", "v1", {1s})));
  CHECK(wait(run.store.get("k")) == "v1");
  CHECK(wait(run.store.expire("k", 2s)));
  CHECK(wait(run.store.ttl("k")).left == 2s);
  CHECK(wait(run.store.incr("n", 3)) == 3);
  CHECK_FALSE(wait(run.store.erase_if("k", "v2")));
  CHECK(wait(run.store.erase("k")));
  CHECK(run.sent == std::vector<std::string>{"k: 2"});
  CHECK(run.frame()["spans"]["begin"].size() == 7);
}

TEST_CASE("a lock is drawn from taking it to giving it up, and a try in vain as a mark", "[watched_store]") {
  Watched run;
  const auto wait = [&](auto task) { return *run.bench.wait_for(std::move(task)); };
  CHECK(wait(run.store.set("lock:k", "a", {1s, true})));
  run.bench.pass(10ms);
  CHECK_FALSE(wait(run.other.set("lock:k", "b", {1s, true})));
  run.bench.pass(10ms);
  CHECK(wait(run.store.erase_if("lock:k", "a")));
  const json spans = run.frame()["spans"];
  CHECK(spans["lane"] == json{lock, lock});
}

TEST_CASE("what one publishes is drawn as a message to those who listen", "[watched_store]") {
  Watched run;
  auto subscription = run.bench.wait_for(run.other.subscribe("writes"));
  REQUIRE(subscription);
  CHECK(*run.bench.wait_for(run.store.publish("writes", "k")) == 1);
  CHECK(run.bench.wait_for((*subscription)->next()) == "k");
  CHECK((*subscription)->lost() == 0);
  const json messages = run.frame()["messages"];
  CHECK(messages["from"] == json{0});
  CHECK(messages["to"] == json{1});
}

TEST_CASE("without a timeline nothing is drawn", "[watched_store]") {
  PatternBench bench;
  WatchedStore store(bench.scheduler, bench.store, nullptr,
                     {0, 0, [](const std::string&) { return 0U; }, 0, nullptr, {}});
  CHECK(*bench.wait_for(store.set("lock:k", "a", {1s, true})));
  CHECK(*bench.wait_for(store.erase_if("lock:k", "a")));
  CHECK(bench.wait_for(store.subscribe("c")));
}
