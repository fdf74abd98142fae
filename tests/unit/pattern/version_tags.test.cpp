#include "pattern/version_tags.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("one increment makes all of a tag's entries unreachable, and no other's", "[version_tags]") {
  PatternBench bench;
  VersionTags tags(bench.store, bench.database, 60s);
  for (const char* key : {"a1", "a2", "b1"}) bench.database.write(key, "v1");
  const auto read = [&](std::string tag, std::string key) { return bench.answer_of(tags.get(tag, key)); };
  for (const char* key : {"a1", "a2"}) CHECK(read("a", key).origin == Origin::database);
  CHECK(read("b", "b1").origin == Origin::database);
  for (const char* key : {"a1", "a2"}) CHECK(read("a", key).origin == Origin::cache);

  CHECK(*bench.wait_for(tags.write("a", "a1", "v2")) == 1);
  CHECK(read("a", "a1").value == "v2");
  CHECK(read("a", "a2").origin == Origin::database);
  CHECK(read("b", "b1").origin == Origin::cache);
}

TEST_CASE("orphans take their memory until their time is over", "[version_tags]") {
  PatternBench bench;
  VersionTags tags(bench.store, bench.database, 1s);
  bench.database.write("k", "v1");
  bench.answer_of(tags.get("t", "k"));
  const std::uint64_t entry = KeySpace::entry_bytes(VersionTags::entry_key("t", "0", "k").size(), 2);
  const std::uint64_t version = KeySpace::entry_bytes(VersionTags::version_key("t").size(), 1);
  CHECK(bench.store_account.current() == entry);
  REQUIRE(bench.wait_for(tags.invalidate("t")));
  bench.answer_of(tags.get("t", "k"));
  CHECK(bench.store_account.current() == 2 * entry + version);
  bench.pass(1s);
  REQUIRE(bench.wait_for(bench.store.get("anything")));  // whoever comes next finds the dead gone
  CHECK(bench.store_account.current() == version);
}

TEST_CASE("without a time to live orphans pile up", "[version_tags]") {
  PatternBench bench;
  VersionTags tags(bench.store, bench.database, std::nullopt);
  bench.database.write("k", "v1");
  for (int i = 0; i < 100; ++i) {
    bench.answer_of(tags.get("t", "k"));
    REQUIRE(bench.wait_for(tags.invalidate("t")));
  }
  bench.pass(24h);
  CHECK(bench.store.entries().size() == 101);
}

TEST_CASE("what was loaded for an old version is born an orphan", "[version_tags]") {
  PatternBench bench;
  VersionTags tags(bench.store, bench.database, 60s);
  bench.database.write("k", "v1");
  bench.ask(tags.get("t", "k"));
  bench.pass(60ms);  // the database has read, its answer is on its way
  bench.database.write("k", "v2");
  REQUIRE(bench.wait_for(tags.invalidate("t")));
  bench.pass(100ms);
  CHECK(bench.answers.at(0).second->value == "v1");
  CHECK(bench.answer_of(tags.get("t", "k")).value == "v2");
}

TEST_CASE("without the store answers come from the database, and a write says that nobody was told", "[version_tags]") {
  PatternBench bench;
  bench.database.write("k", "v1");
  DeadStore dead;
  VersionTags tags(dead, bench.database, 60s);
  CHECK(bench.answer_of(tags.get("t", "k")).value == "v1");
  CHECK_FALSE(bench.wait_for(tags.write("t", "k", "v2")));
  CHECK(bench.answer_of(tags.get("t", "k")).value == "v2");
}
