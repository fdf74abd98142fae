#include "pattern/local_cache.hpp"

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Local {
  VirtualClock clock;
  Scheduler scheduler{clock, 1};
  Account account;
  LocalCache cache;

  explicit Local(LocalCacheOptions options)
      : account("local", LocalCache::worst_case_bytes(options.capacity, 10)), cache(scheduler, options, account) {}
};

}  // namespace

TEST_CASE("the least recently used entry leaves a full local cache", "[local_cache]") {
  Local local({Capacity::bounded(2), std::nullopt});
  local.cache.put("a", "1");
  local.cache.put("b", "2");
  CHECK(local.cache.get("a") == "1");
  local.cache.put("c", "3");
  CHECK_FALSE(local.cache.get("b"));
  CHECK(local.cache.get("a") == "1");
  CHECK(local.cache.evictions() == 1);
  CHECK(local.cache.size() == 2);
}

TEST_CASE("an entry is served until its time, counted from when it was put", "[local_cache]") {
  Local local({Capacity::bounded(2), 1s});
  local.cache.put("a", "1");
  local.clock.advance(1s - 1ns);
  CHECK(local.cache.get("a") == "1");
  local.clock.advance(1ns);
  CHECK_FALSE(local.cache.get("a"));
  CHECK(local.cache.expirations() == 1);
  CHECK(local.cache.size() == 0);
  local.cache.put("a", "2");
  local.clock.advance(500ms);
  local.cache.put("a", "3");
  local.clock.advance(999ms);
  CHECK(local.cache.get("a") == "3");
}

TEST_CASE("without a time to live an entry stays", "[local_cache]") {
  Local local({Capacity::unbounded(), std::nullopt});
  for (int i = 0; i < 1000; ++i) local.cache.put(std::to_string(i), "1");
  local.clock.advance(24h * 365);
  CHECK(local.cache.get("0") == "1");
  CHECK(local.cache.size() == 1000);
  CHECK(local.cache.evictions() == 0);
}

TEST_CASE("a local cache without room keeps nothing and says so", "[local_cache]") {
  Local local({Capacity::bounded(0), std::nullopt});
  CHECK_FALSE(local.cache.put("a", "1"));
  CHECK_FALSE(local.cache.get("a"));
  CHECK_FALSE(LocalCache::Fill(local.cache, "a").put("1"));
}

TEST_CASE("bytes are those of the entries held, and within the bound at every moment", "[local_cache]") {
  Local local({Capacity::bounded(8), 50ns});
  Random random(3);
  for (int i = 0; i < 5000; ++i) {
    const std::string key = "k" + std::to_string(random.randrange(30));
    const auto choice = random.randrange(10);
    if (choice < 5) {
      local.cache.put(key, std::string(random.randrange(7), 'x'));
    } else if (choice < 9) {
      static_cast<void>(local.cache.get(key));
    } else {
      local.cache.erase(key);
    }
    local.clock.advance(Nanoseconds{random.randrange(10)});
    std::uint64_t bytes = 0;
    local.cache.for_each([&](const std::string& held, const LocalCache::Entry& entry) {
      bytes += LocalCache::entry_bytes + held.size() + entry.value.size();
      return true;
    });
    REQUIRE(local.account.current() == bytes);
  }
  CHECK(local.cache.evictions() > 0);
  CHECK(local.cache.expirations() > 0);
  local.cache.clear();
  CHECK(local.account.current() == 0);
}

TEST_CASE("what was under way when its key was erased is not kept", "[local_cache]") {
  Local local({Capacity::bounded(8), std::nullopt});
  {
    LocalCache::Fill outdated(local.cache, "a"), untouched(local.cache, "b");
    CHECK_FALSE(local.cache.erase("a"));
    CHECK_FALSE(outdated.put("old"));
    CHECK(untouched.put("good"));
  }
  CHECK_FALSE(local.cache.get("a"));
  CHECK(local.cache.get("b") == "good");
  CHECK(local.cache.outdated_fills() == 1);
  {
    LocalCache::Fill outdated(local.cache, "c");
    local.cache.clear();
    CHECK_FALSE(outdated.put("old"));
  }
  LocalCache::Fill later(local.cache, "a");
  CHECK(later.put("new"));
  CHECK(local.cache.erase("a"));
}
