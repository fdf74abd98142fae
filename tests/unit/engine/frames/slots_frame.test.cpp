#include "engine/frames/slots_frame.hpp"

#include "cache/lru_cache.hpp"
#include "catch.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

/// A cache of `size` entries, of which key k was put k requests ago.
json slots(Capacity capacity, int size, bool hit = false) {
  Account account("cache");
  LruCache<int, int> cache(capacity, account);
  for (int age = size - 1; age >= 0; --age) cache.put(age, age);
  JsonWriter json;
  json.object();
  write_slots(json, cache, "newest first", [&](int key, int age) {
    return Cell{"S" + std::to_string(key), static_cast<std::uint64_t>(age), hit, false, ""};
  });
  json.end();
  return parsed(json.take())["slots"];
}

}  // namespace

TEST_CASE("a small cache is shown cell by cell, in its order", "[slots_frame]") {
  const auto shown = slots(Capacity::bounded(4), 3);
  CHECK(shown["capacity"] == 4);
  CHECK(shown["size"] == 3);
  CHECK(shown["bands"].empty());
  REQUIRE(shown["cells"].size() == 3);
  CHECK(shown["cells"][0] == parsed(R"({"key":"S0","label":"S0","age":0,"state":"stored"})"));
  CHECK(shown["cells"][2] == parsed(R"({"key":"S2","label":"S2","age":2,"state":"idle"})"));
}

TEST_CASE("the entry touched now says whether it was a hit", "[slots_frame]") {
  CHECK(slots(Capacity::bounded(4), 2, true)["cells"][0]["state"] == "hit");
  CHECK(slots(Capacity::bounded(4), 2, true)["cells"][1]["state"] == "idle");
}

TEST_CASE("an entry may say more than its age, and that its time is over", "[slots_frame]") {
  Account account("cache");
  LruCache<int, int> cache(Capacity::bounded(1), account);
  cache.put(1, 0);
  JsonWriter json;
  json.object();
  write_slots(json, cache, "newest first", [](int, int) { return Cell{"S1", 4, false, true, "expired"}; });
  json.end();
  CHECK(parsed(json.take())["slots"]["cells"][0] ==
        parsed(R"({"key":"S1","label":"S1","age":4,"state":"expired","note":"expired"})"));
}

TEST_CASE("a cache without bound has no capacity", "[slots_frame]") {
  CHECK(slots(Capacity::unbounded(), 1)["capacity"].is_null());
}

TEST_CASE("a large cache is shown in bands that miss no entry", "[slots_frame]") {
  for (const int size : {201, 250, 1000, 1234}) {
    CAPTURE(size);
    const auto shown = slots(Capacity::bounded(2000), size);
    CHECK(shown["cells"].empty());
    REQUIRE(shown["bands"].size() == bands_shown);
    int entries = 0;
    for (const auto& band : shown["bands"]) {
      CHECK(band["newest"] == entries);
      entries += band["entries"].get<int>();
      CHECK(band["oldest"] == entries - 1);
    }
    CHECK(entries == size);
  }
}
