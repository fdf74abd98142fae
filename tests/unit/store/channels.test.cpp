#include "store/channels.hpp"

#include "catch.hpp"
#include "support/awaited.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Fixture {
  VirtualClock clock;
  Scheduler scheduler{clock, 10};
  Account account{"messages"};
  Channels channels{scheduler, account, 3};

  std::uint32_t publish(const std::string& message, std::optional<Nanoseconds> after = 0ns) {
    return channels.publish("c", message, [&] { return after ? std::optional(clock.now() + *after) : std::nullopt; });
  }
  std::optional<std::string> next(Subscription& from, std::optional<Nanoseconds> timeout = 0ns) {
    return awaited(scheduler, from.next(timeout));
  }
};

}  // namespace

TEST_CASE("a message reaches those who listen now, each once", "[channels]") {
  Fixture on;
  CHECK(on.publish("early") == 0);
  const auto one = on.channels.subscribe("c"), two = on.channels.subscribe("c"), other = on.channels.subscribe("d");
  CHECK(on.publish("m") == 2);
  CHECK(on.next(*one) == "m");
  CHECK_FALSE(on.next(*one));
  CHECK(on.next(*two) == "m");
  CHECK_FALSE(on.next(*other));
}

TEST_CASE("a message on its way arrives at its time, and none overtakes another", "[channels]") {
  Fixture on;
  const auto subscription = on.channels.subscribe("c");
  on.publish("slow", 10ns);
  on.publish("fast", 1ns);
  CHECK_FALSE(on.next(*subscription, 9ns));
  CHECK(on.clock.now() == 9ns);
  CHECK(on.next(*subscription, 5ns) == "slow");
  CHECK(on.clock.now() == 10ns);
  CHECK(on.next(*subscription) == "fast");
}

TEST_CASE("who waits without a timeout hears what is published later", "[channels]") {
  Fixture on;
  const auto subscription = on.channels.subscribe("c");
  const auto publisher = [&]() -> Task<> {
    co_await on.scheduler.sleep_for(1h);
    CHECK(on.publish("m", 5ns) == 1);
  };
  on.scheduler.spawn(publisher());
  CHECK(on.next(*subscription, std::nullopt) == "m");
  CHECK(on.clock.now() == 1h + 5ns);
}

TEST_CASE("beyond the bound the oldest message is lost, and counted", "[channels]") {
  Fixture on;
  const auto subscription = on.channels.subscribe("c");
  for (const char* message : {"a", "b", "c", "d"}) on.publish(message);
  CHECK(subscription->lost() == 1);
  CHECK(on.account.current() == 3 * (1 + Channels::message_overhead));
  CHECK(on.next(*subscription) == "b");
}

TEST_CASE("a message lost on its way was heard by the server only", "[channels]") {
  Fixture on;
  const auto subscription = on.channels.subscribe("c");
  CHECK(on.publish("m", std::nullopt) == 1);
  CHECK_FALSE(on.next(*subscription, 1h));
  CHECK(subscription->lost() == 0);
}

TEST_CASE("a subscription that ends gives its bytes back and is not counted", "[channels]") {
  Fixture on;
  {
    const auto subscription = on.channels.subscribe("c");
    on.publish("m");
    CHECK(on.channels.subscriptions() == 1);
  }
  CHECK(on.channels.subscriptions() == 0);
  CHECK(on.account.current() == 0);
  CHECK(on.publish("m") == 0);
}
