// TtlCache against cachetools.TTLCache of the real CPython, and against a plain Python class as it is commonly taught.
#include "cache/ttl_cache.hpp"

#include <algorithm>
#include <set>

#include "base/random.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "sim/virtual_clock.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

TtlMode mode_named(const std::string& name) {
  if (name == "cachetools") return TtlMode::cachetools;
  return name == "corrected" ? TtlMode::corrected : TtlMode::as_taught;
}

/// Often no time passes: what happens at one moment is where the order of a dict shows.
json draw_operation(Random& random, std::uint64_t keys, int number) {
  const double operation = random.random();
  const std::uint64_t key = random.randrange(keys);
  if (operation < 0.25) return {"advance", random.randrange(5)};
  if (operation < 0.55) return {"get", key};
  if (operation < 0.92) return {"set", key, number};
  if (operation < 0.97) return {"invalidate", key};
  if (operation < 0.995) return {"expire"};
  return {"clear"};
}

json play(const json& script) {
  using Cache = TtlCache<std::uint32_t, int>;
  VirtualClock clock;
  const auto capacity = Capacity::bounded(script["maxsize"]);
  Account account("cache", Cache::worst_case_bytes(capacity));
  Cache cache(capacity, {Nanoseconds(script["ttl"].get<int>()), mode_named(script["mode"]), script["sliding"]}, clock,
              account);
  json results = json::array();
  for (const json& operation : script["operations"]) {
    std::vector<json> left;
    const auto record = [&](const Cache::Left& gone) { left.push_back({gone.key, gone.value, in_words(gone.reason)}); };
    const std::string name = operation[0];
    json outcome;
    if (name == "advance") {
      clock.advance(Nanoseconds(operation[1].get<int>()));
    } else if (name == "get") {
      if (const int* found = cache.get(operation[1], record)) outcome = *found;
    } else if (name == "set") {
      if (const auto evicted = cache.put(operation[1], operation[2], record)) record(*evicted);
    } else if (name == "invalidate") {
      outcome = cache.erase(operation[1]);
    } else if (name == "expire") {
      cache.expire(record);
    } else {
      cache.clear();
    }
    std::sort(left.begin(), left.end());
    results.push_back({outcome, cache.size(), left});
  }
  return results;
}

}  // namespace

TEST_CASE("values, sizes and who left, and why, equal the Python caches' after every operation",
          "[conformance][ttl_cache]") {
  Random random(38);
  json scripts = json::array();
  for (const char* mode : {"as-taught", "corrected", "cachetools"}) {
    for (const bool sliding : {false, true}) {
      for (const std::uint32_t maxsize : {1, 2, 3, 5, 8, 16}) {
        for (const int ttl : {0, 1, 7, 30}) {
          const std::uint64_t keys = 1 + random.randrange(2 * std::uint64_t{maxsize} + 2);
          json operations = json::array();
          for (int i = 0; i < 400; ++i) operations.push_back(draw_operation(random, keys, i));
          scripts.push_back(
              {{"mode", mode}, {"sliding", sliding}, {"maxsize", maxsize}, {"ttl", ttl}, {"operations", operations}});
        }
      }
    }
  }
  const json expected = ask_python("ttl_cache_oracle.py", scripts);
  std::set<std::string> reasons;
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    const json& script = scripts[i];
    const json mine = play(script);
    for (std::size_t k = 0; k < mine.size(); ++k) {
      CAPTURE(i, k, script["mode"], script["sliding"], script["maxsize"], script["ttl"], script["operations"][k]);
      REQUIRE(mine[k] == expected[i][k]);
      for (const json& gone : mine[k][2]) reasons.insert(gone[2]);
    }
  }
  // The scripts reached every way in which an entry can leave.
  CHECK(reasons == std::set<std::string>{"expired", "least recently used", "soonest to expire"});
}
