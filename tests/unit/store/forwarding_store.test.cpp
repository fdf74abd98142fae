#include "store/forwarding_store.hpp"

#include "catch.hpp"
#include "store/memory_store.hpp"
#include "support/awaited.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Behind {
  VirtualClock clock;
  Scheduler scheduler{clock, 4};
  Account account{"store"};
  MemoryStore store{scheduler, account};
};

struct Counted {
  int& commands;

  template <class Reply>
  Task<Reply> operator()(Task<Reply> command) const {
    ++commands;
    co_return co_await std::move(command);
  }
};

/// The replies to every command on a store that is empty, in words.
std::vector<std::string> replies(Scheduler& scheduler, Store& store) {
  const auto reply = [&](auto task) { return *awaited(scheduler, std::move(task)); };
  const auto yes = [](bool it) { return std::string(it ? "yes" : "no"); };
  const auto news = reply(store.subscribe("news"));
  std::vector<std::string> words{
      yes(reply(store.set("k", "v", {1s, true, false}))),
      yes(reply(store.set("k", "w", {{}, true, false}))),
      reply(store.get("k")).value_or("nothing"),
      std::to_string(reply(store.ttl("k")).left.value_or(0s).count()),
      yes(reply(store.expire("k", 5s))),
      std::to_string(reply(store.ttl("k")).left.value_or(0s).count()),
      yes(reply(store.erase_if("k", "other"))),
      yes(reply(store.erase("k"))),
      yes(reply(store.erase("k"))),
      std::to_string(reply(store.incr("n"))),
      std::to_string(reply(store.incr("n", 41))),
      std::to_string(reply(store.publish("news", "hear, hear"))),
      awaited(scheduler, news->next()).value_or("nothing"),
  };
  return words;
}

}  // namespace

TEST_CASE("whoever asks a forwarding store hears what the store behind it says", "[forwarding_store]") {
  Behind behind, alone;
  ForwardingStore<> store(behind.store);
  const auto heard = replies(behind.scheduler, store);
  CHECK(heard == std::vector<std::string>{"yes", "no", "v", "1000000000", "yes", "5000000000", "no", "yes", "no", "1",
                                          "42", "1", "hear, hear"});
  CHECK(heard == replies(alone.scheduler, alone.store));
}

TEST_CASE("every command goes through what is put around it, once", "[forwarding_store]") {
  Behind behind;
  int commands = 0;
  ForwardingStore<Counted> store(behind.store, {commands});
  CHECK(replies(behind.scheduler, store).size() == 13);
  CHECK(commands == 13);  // a subscription hears without another command
}

TEST_CASE("what is overridden is changed, and nothing else", "[forwarding_store]") {
  struct Forgetful final : ForwardingStore<> {
    using ForwardingStore::ForwardingStore;
    Task<Result<std::optional<std::string>>> get(std::string) override { co_return std::optional<std::string>(); }
  };
  Behind behind;
  Forgetful store(behind.store);
  auto heard = replies(behind.scheduler, store);
  CHECK(heard[2] == "nothing");
  heard[2] = "v";
  Behind alone;
  CHECK(heard == replies(alone.scheduler, alone.store));
}
