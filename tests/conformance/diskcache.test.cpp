// The persistent cache against the real diskcache: every outcome, and every column of every row after it, on tables in
// memory and in SQLite.
#include <functional>
#include <set>

#include "base/random.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "sim/virtual_clock.hpp"
#include "store/fanout_cache.hpp"
#include "store/memory_cache_table.hpp"
#include "store/native/sqlite_database.hpp"
#include "store/persistent_memo.hpp"
#include "store/sql_cache_table.hpp"
#include "support/json.hpp"
#include "support/ok.hpp"
#include "support/temporary_folder.hpp"

using namespace cachebound;

namespace {

constexpr int start = 1000;  // diskcache takes a time of 0 for none

const std::vector<std::string> policies{"least-recently-stored", "least-recently-used", "least-frequently-used",
                                        "none"};

CachePolicy policy_named(const std::string& name) {
  std::size_t i = 0;
  while (policies[i] != name) ++i;
  return static_cast<CachePolicy>(i);
}

json draw_expiry(Random& random) {
  if (random.random() < 0.5) return nullptr;
  return static_cast<std::int64_t>(random.randrange(12)) - 1;
}

/// Often no time passes: ties show the order of the rows.
json draw_operation(Random& random, std::uint64_t keys, bool restarts) {
  const double operation = random.random();
  const std::string key = "k" + std::to_string(random.randrange(keys));
  const std::string tag(1, static_cast<char>('a' + random.randrange(3)));
  const auto write = [&](const char* name) -> json {
    const json tagged = random.random() < 0.5 ? json(tag) : json(nullptr);
    return {name, key, std::string(random.randrange(40), 'v'), draw_expiry(random), tagged};
  };
  if (operation < 0.20) return {"advance", random.randrange(4)};
  if (operation < 0.45) return {"get", key};
  if (operation < 0.80) return write("set");
  if (operation < 0.86) return write("add");
  if (operation < 0.89) return {"contains", key};
  if (operation < 0.93) return {"touch", key, draw_expiry(random)};
  if (operation < 0.96) return {"delete", key};
  if (operation < 0.97) return {"expire"};
  if (operation < 0.98) return {"evict", tag};
  if (operation < 0.99) return {"cull"};
  if (operation < 0.993) return {"clear"};
  return restarts ? json{"restart"} : json{"contains", key};
}

json draw_script(Random& random, const std::string& policy, const json& shards, std::uint32_t cull_limit) {
  const std::uint32_t parts = shards.is_null() ? 1 : shards.get<std::uint32_t>();
  const std::uint64_t keys = 4 + random.randrange(30 * std::uint64_t{parts});
  json operations = json::array();
  for (int i = 0; i < 300; ++i) operations.push_back(draw_operation(random, keys, i % 100 == 99));
  return {{"kind", "cache"},          {"policy", policy},
          {"shards", shards},         {"size_limit", (200 + random.randrange(1000)) * parts + random.randrange(3)},
          {"cull_limit", cull_limit}, {"start", start},
          {"operations", operations}};
}

std::optional<Nanoseconds> ticks(const json& value) {
  return value.is_null() ? std::nullopt : std::optional(Nanoseconds(value.get<std::int64_t>()));
}
json number(std::optional<Nanoseconds> time) { return time ? json(time->count()) : json(nullptr); }

json row_of(const CacheEntry& entry) {
  const json tag = entry.tag ? json(*entry.tag) : json(nullptr);
  return {entry.id,       entry.key,  tag, entry.stored.count(), number(entry.expires), entry.accessed.count(),
          entry.accesses, entry.bytes};
}

/// Remembers the tables it opened, to look at their rows from behind.
class WatchedFolder final : public CacheFolder {
 public:
  explicit WatchedFolder(CacheFolder& folder) : folder_(folder) {}

  Result<std::unique_ptr<CacheTable>> open(std::string_view name) override {
    auto table = folder_.open(name);
    tables_.push_back(table->get());
    return table;
  }
  void forget() { tables_.clear(); }
  json rows() const {
    json all = json::array();
    for (CacheTable* table : tables_) {
      json& of_table = all.emplace_back(json::array());
      for (const CacheEntry& entry : ok(table->first(CacheOrder::id, 10'000))) of_table.push_back(row_of(entry));
    }
    return all;
  }

 private:
  CacheFolder& folder_;
  std::vector<CacheTable*> tables_;
};

/// A cache is one shard: the same code, and the same answers asked of diskcache's Cache.
json play(const json& script, CacheFolder& tables, std::set<EvictionReason>& reasons) {
  VirtualClock clock;
  clock.advance(Nanoseconds(start));
  WatchedFolder folder(tables);
  const auto open = [&] {
    folder.forget();
    const PersistentCacheOptions options{policy_named(script["policy"]), script["size_limit"], script["cull_limit"]};
    return ok(FanoutCache::open(folder, script["shards"].is_null() ? 1 : script["shards"].get<std::uint32_t>(), options,
                                clock));
  };
  std::optional<FanoutCache> cache(open());
  const auto note = [&](const std::vector<Culled>& culled) {
    for (const Culled& left : culled) reasons.insert(left.reason);
    return true;
  };
  json results = json::array();
  for (const json& operation : script["operations"]) {
    const std::string name = operation[0], key = operation.size() > 1 && operation[1].is_string() ? operation[1] : "";
    json outcome;
    if (name == "advance") {
      clock.advance(Nanoseconds(operation[1].get<int>()));
    } else if (name == "restart") {
      cache.reset();
      cache.emplace(open());
    } else if (name == "set" || name == "add") {
      SetEntry how{ticks(operation[3]), std::nullopt};
      if (!operation[4].is_null()) how.tag = operation[4].get<std::string>();
      if (name == "set") {
        outcome = note(ok(cache->set(key, operation[2], how)));
      } else {
        const auto added = ok(cache->add(key, operation[2], how));
        outcome = added.has_value();
        if (added) note(*added);
      }
    } else if (name == "get") {
      if (const auto row = ok(cache->get(key))) outcome = row->value;
    } else if (name == "contains") {
      outcome = ok(cache->contains(key));
    } else if (name == "touch") {
      outcome = ok(cache->touch(key, ticks(operation[2])));
    } else if (name == "delete") {
      outcome = ok(cache->erase(key));
    } else if (name == "evict") {
      outcome = ok(cache->evict(key));
    } else {
      outcome = ok(name == "expire" ? cache->expire() : name == "cull" ? cache->cull() : cache->clear());
    }
    const auto totals = ok(cache->totals());
    results.push_back({outcome, totals.entries, totals.bytes, folder.rows()});
  }
  json limits = json::array();
  for (const PersistentCache& shard : cache->shards()) limits.push_back(shard.options().size_limit);
  return {{"results", results}, {"limits", limits}};
}

void require_same(const json& script, const json& mine, const json& expected) {
  REQUIRE(mine["limits"] == expected["limits"]);
  for (std::size_t k = 0; k < script["operations"].size(); ++k) {
    CAPTURE(k, script["policy"], script["shards"], script["size_limit"], script["cull_limit"]);
    CAPTURE(script["operations"][k]);
    REQUIRE(mine["results"][k] == expected["results"][k]);
  }
}

void require_conformance(const json& scripts) {
  const json expected = ask_python("diskcache_oracle.py", scripts);
  std::set<EvictionReason> reasons;
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    Account account("rows");
    MemoryCacheFolder in_memory(account);
    require_same(scripts[i], play(scripts[i], in_memory, reasons), expected[i]);
    const TemporaryFolder files;
    auto databases = ok(SqliteFolder::at(files.path()));
    SqlCacheFolder in_sqlite(databases);
    require_same(scripts[i], play(scripts[i], in_sqlite, reasons), expected[i]);
  }
  // The scripts reached every way in which an entry is culled.
  CHECK(reasons == std::set{EvictionReason::expired, EvictionReason::least_recently_stored,
                            EvictionReason::least_recently_used, EvictionReason::least_frequently_used});
}

}  // namespace

TEST_CASE("a persistent cache equals diskcache's row by row, under every policy", "[conformance][diskcache]") {
  Random random(38);
  json scripts = json::array();
  for (const std::string& policy : policies) {
    for (const std::uint32_t cull_limit : {0, 1, 2, 3, 10}) {
      scripts.push_back(draw_script(random, policy, nullptr, cull_limit));
    }
  }
  require_conformance(scripts);
}

TEST_CASE("shards equal diskcache's, each with its keys and its share of the limit", "[conformance][diskcache]") {
  Random random(39);
  json scripts = json::array();
  for (const std::string& policy : policies) {
    for (const std::uint32_t shards : {1, 3, 8}) scripts.push_back(draw_script(random, policy, shards, 10));
  }
  require_conformance(scripts);
}

TEST_CASE("diskcache itself gives a shard 250 of 1000 over 4", "[conformance][diskcache]") {
  const json limits = ask_python("diskcache_oracle.py", {{{"kind", "share"}, {"size_limit", 1000}, {"shards", 4}}});
  CHECK(limits[0] == json{250, 250, 250, 250});
}

TEST_CASE("memoize and memoize_stampede compute when diskcache computes", "[conformance][diskcache]") {
  Random random(40);
  json scripts = json::array();
  for (const char* kind : {"memoize", "memoize_stampede"}) {
    for (const int expire : {0, 5, 40}) {
      for (const double beta : {0.3, 1.0, 3.0}) {
        if (kind == std::string("memoize_stampede") && expire == 0) continue;
        json operations = json::array();
        for (int i = 0; i < 200; ++i) {
          if (random.random() < 0.4) operations.push_back({"advance", random.randrange(6)});
          const std::string key(1, static_cast<char>('a' + random.randrange(4)));
          operations.push_back({"call", key, key[0] - 'a' + 1});
        }
        scripts.push_back({{"kind", kind},
                           {"expire", expire},
                           {"beta", beta},
                           {"seed", scripts.size()},
                           {"start", start},
                           {"operations", operations}});
      }
    }
  }
  const json expected = ask_python("diskcache_oracle.py", scripts);
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    const json& script = scripts[i];
    VirtualClock clock;
    clock.advance(Nanoseconds(start));
    Account account("rows");
    MemoryCacheFolder tables(account);
    auto cache = ok(PersistentCache::open(ok(tables.open("a")), {CachePolicy::none, 1e9, 10}, clock));
    const Nanoseconds expire(script["expire"].get<int>());
    StampedeMemo memo(cache, expire, script["beta"], clock, Random(script["seed"]));
    int computed = 0;
    for (std::size_t k = 0; k < script["operations"].size(); ++k) {
      const json& operation = script["operations"][k];
      json outcome;
      if (operation[0] == "advance") {
        clock.advance(Nanoseconds(operation[1].get<int>()));
      } else {
        const auto compute = [&, takes = operation[2].get<int>()] {
          clock.advance(Nanoseconds(takes));
          return std::to_string(++computed);
        };
        const auto at_once = [](const std::function<Result<void>()>& job) { ok(job()); };
        outcome = std::stoi(ok(script["kind"] == "memoize" ? memoized(cache, operation[1], {expire, {}}, compute)
                                                           : memo.call(operation[1], compute, at_once)));
      }
      CAPTURE(i, k, script["kind"], expire.count(), script["beta"]);
      REQUIRE(json{outcome, computed, ok(cache.totals()).entries, clock.now().count()} == expected[i][k]);
    }
  }
}
