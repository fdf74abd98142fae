// What every store promises, in sentences; tests/contract/store_benches.hpp lists the stores.
#include "store/store.hpp"

#include <limits>
#include <vector>

#include "catch.hpp"
#include "contract/store_benches.hpp"
#include "support/ok.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// Shorter than anything a test waits for on real time, longer than what a store's clock can tell apart.
constexpr Nanoseconds tick = 10ms;

/// An expiry of an hour, set a moment ago: on real time less than ten minutes.
bool is_an_hour(const TimeToLive& ttl) { return ttl.exists && ttl.left && *ttl.left <= 1h && *ttl.left > 50min; }
bool is_endless(const TimeToLive& ttl) { return ttl.exists && !ttl.left; }

template <class Bench>
std::optional<std::string> value_of(Bench& on, const std::string& key) {
  return ok(on(on.store->get(key)));
}
template <class Bench>
TimeToLive ttl_of(Bench& on, const std::string& key) {
  return ok(on(on.store->ttl(key)));
}
template <class Bench>
bool set(Bench& on, const std::string& key, const std::string& value, SetOptions options = {}) {
  return ok(on(on.store->set(key, value, options)));
}

}  // namespace

#define STORE_CONTRACT(sentence) TEMPLATE_LIST_TEST_CASE(sentence, "[store][contract]", StoreBenches)
/// Declares `on`, unless what the store needs is not here.
#define OPEN_STORE()                \
  if (!TestType::is_here()) return; \
  TestType on

STORE_CONTRACT("store: what was never set is missing, for every command") {
  OPEN_STORE();
  CHECK_FALSE(value_of(on, "k"));
  CHECK_FALSE(ttl_of(on, "k").exists);
  CHECK_FALSE(ok(on(on.store->erase("k"))));
  CHECK_FALSE(ok(on(on.store->erase_if("k", ""))));
  CHECK_FALSE(ok(on(on.store->expire("k", 1h))));
  CHECK_FALSE(ok(on(on.store->expire("k", 0ns))));
  CHECK_FALSE(value_of(on, "k"));
}

STORE_CONTRACT("store: a value is read back byte for byte, under a key of any bytes") {
  OPEN_STORE();
  const std::string odd("a\0b\r\n\xff%s *", 11);
  for (const std::string& bytes : {std::string(), odd, std::string(100'000, 'x')}) {
    CHECK(set(on, "k", bytes));
    CHECK(value_of(on, "k") == bytes);
    const std::string key = "key " + bytes.substr(0, 100);
    CHECK(set(on, key, "v"));
    CHECK(value_of(on, key) == "v");
  }
  CHECK(set(on, "", "of the empty key"));
  CHECK(value_of(on, "") == "of the empty key");
}

STORE_CONTRACT("store: an overwrite replaces the value and drops the expiry") {
  OPEN_STORE();
  CHECK(set(on, "k", "1", {1h}));
  CHECK(is_an_hour(ttl_of(on, "k")));
  CHECK(set(on, "k", "2"));
  CHECK(value_of(on, "k") == "2");
  CHECK(is_endless(ttl_of(on, "k")));
}

STORE_CONTRACT("store: an overwrite keeps the time to live where it is told to") {
  OPEN_STORE();
  const SetOptions keep{std::nullopt, false, true};
  CHECK(set(on, "k", "1", keep));
  CHECK(is_endless(ttl_of(on, "k")));
  CHECK(set(on, "k", "2", {1h}));
  CHECK(set(on, "k", "3", keep));
  CHECK(value_of(on, "k") == "3");
  CHECK(is_an_hour(ttl_of(on, "k")));
}

STORE_CONTRACT("store: if_absent writes only where there is nothing, and touches nothing else") {
  OPEN_STORE();
  CHECK(set(on, "k", "1", {1h, true}));
  CHECK_FALSE(set(on, "k", "2", {2h, true}));
  CHECK_FALSE(set(on, "k", "3", {std::nullopt, true}));
  CHECK_FALSE(set(on, "k", "4", {std::nullopt, true, true}));
  CHECK(value_of(on, "k") == "1");
  CHECK(is_an_hour(ttl_of(on, "k")));
}

STORE_CONTRACT("store: an entry whose time is over is missing, for every command") {
  OPEN_STORE();
  for (const char* key : {"get", "ttl", "erase", "erase_if", "expire", "set", "keep", "incr"}) {
    CHECK(set(on, key, "7", {tick}));
  }
  on.pass(2 * tick);
  CHECK_FALSE(value_of(on, "get"));
  CHECK_FALSE(ttl_of(on, "ttl").exists);
  CHECK_FALSE(ok(on(on.store->erase("erase"))));
  CHECK_FALSE(ok(on(on.store->erase_if("erase_if", "7"))));
  CHECK_FALSE(ok(on(on.store->expire("expire", 1h))));
  CHECK(set(on, "set", "8", {std::nullopt, true}));
  CHECK(set(on, "keep", "8", {std::nullopt, false, true}));
  CHECK(is_endless(ttl_of(on, "keep")));
  CHECK(ok(on(on.store->incr("incr"))) == 1);
  CHECK(is_endless(ttl_of(on, "incr")));
}

STORE_CONTRACT("store: expire gives an entry a time, another time, or an end") {
  OPEN_STORE();
  CHECK(set(on, "k", "1"));
  CHECK(ok(on(on.store->expire("k", 5h))));
  CHECK(ok(on(on.store->expire("k", 1h))));
  CHECK(is_an_hour(ttl_of(on, "k")));
  CHECK(ok(on(on.store->expire("k", tick))));
  on.pass(2 * tick);
  CHECK_FALSE(value_of(on, "k"));
  for (const Nanoseconds over : {Nanoseconds(0), Nanoseconds(-1h)}) {
    CHECK(set(on, "k", "1"));
    CHECK(ok(on(on.store->expire("k", over))));
    CHECK_FALSE(value_of(on, "k"));
  }
}

STORE_CONTRACT("store: a time to live runs down") {
  OPEN_STORE();
  CHECK(set(on, "k", "1", {1h}));
  const Nanoseconds before = *ttl_of(on, "k").left;
  on.pass(tick);
  const Nanoseconds after = *ttl_of(on, "k").left;
  CHECK(after <= before - tick + 2ms);  // a server counts whole milliseconds
  CHECK(is_an_hour({true, after}));
}

STORE_CONTRACT("store: an entry is erased once") {
  OPEN_STORE();
  CHECK(set(on, "k", "1"));
  CHECK(ok(on(on.store->erase("k"))));
  CHECK_FALSE(value_of(on, "k"));
  CHECK_FALSE(ok(on(on.store->erase("k"))));
}

STORE_CONTRACT("store: erase_if takes only the value it names") {
  OPEN_STORE();
  CHECK(set(on, "lock", "mine", {1h}));
  CHECK_FALSE(ok(on(on.store->erase_if("lock", "theirs"))));
  CHECK_FALSE(ok(on(on.store->erase_if("lock", ""))));
  CHECK(value_of(on, "lock") == "mine");
  CHECK(is_an_hour(ttl_of(on, "lock")));
  CHECK(ok(on(on.store->erase_if("lock", "mine"))));
  CHECK_FALSE(value_of(on, "lock"));
}

STORE_CONTRACT("store: incr counts from nothing, up and down, and keeps the expiry") {
  OPEN_STORE();
  CHECK(ok(on(on.store->incr("n"))) == 1);
  CHECK(ok(on(on.store->incr("n", 41))) == 42);
  CHECK(ok(on(on.store->incr("n", -50))) == -8);
  CHECK(value_of(on, "n") == "-8");
  CHECK(set(on, "n", "10", {1h}));
  CHECK(ok(on(on.store->incr("n", 0))) == 10);
  CHECK(ok(on(on.store->incr("n"))) == 11);
  CHECK(is_an_hour(ttl_of(on, "n")));
}

STORE_CONTRACT("store: incr leaves what is no integer, or would be none, as it is") {
  OPEN_STORE();
  for (const char* value : {"ten", "", "1.5", " 1", "1 ", "+1", "01", "-0", "9223372036854775808"}) {
    CAPTURE(value);
    CHECK(set(on, "n", value));
    CHECK(on(on.store->incr("n")).fault().code == FaultCode::not_an_integer);
    CHECK(value_of(on, "n") == value);
  }
  using Limits = std::numeric_limits<std::int64_t>;
  CHECK(set(on, "n", std::to_string(Limits::max() - 1)));
  CHECK(ok(on(on.store->incr("n"))) == Limits::max());
  CHECK(on(on.store->incr("n")).fault().code == FaultCode::not_an_integer);
  CHECK(value_of(on, "n") == std::to_string(Limits::max()));
  CHECK(set(on, "n", "0"));
  CHECK(ok(on(on.store->incr("n", Limits::min()))) == Limits::min());
  CHECK(on(on.store->incr("n", -1)).fault().code == FaultCode::not_an_integer);
}

STORE_CONTRACT("store: options that make no sense are a fault and change nothing") {
  OPEN_STORE();
  CHECK(set(on, "k", "1", {1h}));
  for (const SetOptions& options :
       {SetOptions{0ns}, SetOptions{-1s}, SetOptions{1h, false, true}, SetOptions{24h * 365 * 200}}) {
    CHECK(on(on.store->set("k", "2", options)).fault().code == FaultCode::out_of_range);
  }
  CHECK(on(on.store->expire("k", 24h * 365 * 200)).fault().code == FaultCode::out_of_range);
  CHECK(value_of(on, "k") == "1");
  CHECK(is_an_hour(ttl_of(on, "k")));
}

STORE_CONTRACT("store: no count is lost between coroutines") {
  OPEN_STORE();
  int finished = 0;
  const auto count = [&]() -> Task<> {
    for (int i = 0; i < 10; ++i) {
      const auto counted = co_await on.store->incr("n");
      CHECK(counted);
    }
    ++finished;
  };
  for (int i = 0; i < 50; ++i) on.scheduler.spawn(count());
  while (finished < 50) REQUIRE(on.scheduler.run_one());
  CHECK(value_of(on, "n") == "500");
}

STORE_CONTRACT("store: of many that want a lock one gets it") {
  OPEN_STORE();
  int holders = 0, finished = 0;
  const auto grab = [&](int client) -> Task<> {
    const auto got = co_await on.store->set("lock", std::to_string(client), {1h, true});
    CHECK(got);
    holders += *got ? 1 : 0;
    ++finished;
  };
  for (int i = 0; i < 20; ++i) on.scheduler.spawn(grab(i));
  while (finished < 20) REQUIRE(on.scheduler.run_one());
  CHECK(holders == 1);
}

STORE_CONTRACT("store: a message reaches those who listen to its channel now, each once") {
  OPEN_STORE();
  CHECK(ok(on(on.store->publish("c", "early"))) == 0);
  {
    const auto one = ok(on(on.store->subscribe("c"))), two = ok(on(on.store->subscribe("c")));
    const auto other = ok(on(on.store->subscribe("d")));
    CHECK(ok(on(on.store->publish("c", "m"))) == 2);
    CHECK(on(one->next(1min)) == "m");
    CHECK(on(two->next(1min)) == "m");
    CHECK_FALSE(on(one->next(tick)));
    CHECK_FALSE(on(other->next(0ns)));
    CHECK(one->lost() == 0);
  }
  CHECK(ok(on(on.store->publish("c", "late"))) == 0);
}

STORE_CONTRACT("store: channels and keys do not meet") {
  OPEN_STORE();
  const auto subscription = ok(on(on.store->subscribe("k")));
  CHECK(set(on, "k", "1"));
  CHECK(ok(on(on.store->publish("k", "m"))) == 1);
  CHECK(value_of(on, "k") == "1");
  CHECK(on(subscription->next(1min)) == "m");
}

STORE_CONTRACT("store: messages arrive byte for byte and in order") {
  OPEN_STORE();
  const auto subscription = ok(on(on.store->subscribe("c")));
  std::vector<std::string> sent;
  for (std::uint32_t i = 0; i < bench_most_waiting; ++i) sent.push_back(std::string("\0\r\n", 3) + std::to_string(i));
  for (const std::string& message : sent) CHECK(ok(on(on.store->publish("c", message))) == 1);
  for (const std::string& message : sent) CHECK(on(subscription->next(1min)) == message);
}

STORE_CONTRACT("store: who listens in vain gives up in time") {
  OPEN_STORE();
  const auto subscription = ok(on(on.store->subscribe("c")));
  for (const Nanoseconds timeout : {Nanoseconds(-1s), Nanoseconds(0), tick}) {
    const Nanoseconds before = on.clock.now();
    CHECK_FALSE(on(subscription->next(timeout)));
    CHECK(on.clock.now() - before >= timeout);
  }
}

STORE_CONTRACT("store: who listens without a limit hears what comes later") {
  OPEN_STORE();
  const auto subscription = ok(on(on.store->subscribe("c")));
  const auto publisher = [&]() -> Task<> {
    co_await on.scheduler.sleep_for(tick);
    const auto published = co_await on.store->publish("c", "m");
    CHECK(published);
  };
  on.scheduler.spawn(publisher());
  CHECK(on(subscription->next()) == "m");
}

STORE_CONTRACT("store: what nobody takes in time is lost, the oldest first, and counted") {
  OPEN_STORE();
  const auto subscription = ok(on(on.store->subscribe("c")));
  for (std::uint32_t i = 0; i < bench_most_waiting + 15; ++i) {
    CHECK(ok(on(on.store->publish("c", std::to_string(i)))) == 1);
  }
  on.pass(tick);  // a real server sends while it answers others
  for (std::uint32_t i = 15; i < bench_most_waiting + 15; ++i) CHECK(on(subscription->next(1min)) == std::to_string(i));
  CHECK_FALSE(on(subscription->next(0ns)));
  CHECK(subscription->lost() == 15);
}
