// Which instances a cached method keeps alive, against lru_cache of the real CPython, counted there by weak references.
#include "base/random.hpp"
#include "cache/cached_stage.hpp"
#include "cache/owner_key.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

struct Instance {
  Instance(std::uint32_t number, Account& account) : identity(number), held(1, 0, TrackingAllocator<int>(account)) {}
  std::uint32_t identity;
  TrackedVector<int> held;  ///< one block: the account's count is the number of instances alive
};

struct Call {
  std::shared_ptr<Instance> self;
  std::uint32_t argument = 0;
};
template <class Key>
struct ByInstance {
  Key operator()(const Call& call) const { return {call.self, call.self->identity, call.argument}; }
};
struct ByArgument {
  std::uint32_t operator()(const Call& call) const { return call.argument; }
};
struct Method {
  std::uint32_t operator()(const Call& call) const { return call.argument; }
};
template <class Key>
using SharedCache =
    CachedStage<const Call, ByInstance<Key>, Method, LruCache<Key, StageEntry<std::uint32_t>, OwnerKeyHash>>;
using OwnCache = CachedStage<const Call, ByArgument, Method>;

/// `call(number, argument)` goes through the cache, `drop(number)` lets the instance go.
template <class Use>
json play(const json& acts, Account& instances_alive, Use&& use) {
  std::vector<std::shared_ptr<Instance>> instances;
  json seen = json::array();
  for (const json& act : acts) {
    if (act[0] == "build") {
      instances.push_back(std::make_shared<Instance>(static_cast<std::uint32_t>(instances.size()), instances_alive));
    } else if (act[0] == "call") {
      use.call({instances[act[1].get<std::size_t>()], act[2]});
    } else {
      use.drop(act[1]);
      instances[act[1].get<std::size_t>()].reset();
    }
    seen.push_back({instances_alive.count(), use.info()});
  }
  instances.clear();
  seen.push_back({instances_alive.count(), use.info()});
  return seen;
}

template <class Key>
struct Shared {
  Account entries{"entries"};
  SharedCache<Key> cache;
  explicit Shared(Capacity capacity) : cache({capacity, entries}, {}, {}) {}
  void call(const Call& call) { cache.run(call); }
  void drop(std::size_t) {}
  json info() const { return {cache.counts().hits, cache.counts().misses, cache.cache().size()}; }
};

struct PerInstance {
  Account entries{"entries"};
  Capacity capacity;
  std::vector<std::optional<OwnCache>> caches;
  void call(const Call& call) {
    if (caches.size() <= call.self->identity) caches.resize(call.self->identity + 1);
    auto& cache = caches[call.self->identity];
    if (!cache)
      cache.emplace(LruCache<std::uint32_t, StageEntry<std::uint32_t>>(capacity, entries), ByArgument{}, Method{});
    cache->run(call);
  }
  void drop(std::size_t instance) {
    if (instance < caches.size()) caches[instance].reset();
  }
  static json info() { return nullptr; }
};

json play(const json& script) {
  const json& maxsize = script["maxsize"];
  const auto capacity = Capacity::functools(maxsize.is_null() ? std::nullopt : std::optional<std::int64_t>(maxsize));
  Account alive("instances");
  if (script["place"] == "method") return play(script["acts"], alive, Shared<OwningKey<Instance>>(capacity));
  if (script["place"] == "weak-key") return play(script["acts"], alive, Shared<WeakKey<Instance>>(capacity));
  return play(script["acts"], alive, PerInstance{Account("entries"), capacity, {}});
}

json script(const char* place, const json& maxsize, const json& acts) {
  return {{"place", place}, {"maxsize", maxsize}, {"acts", acts}};
}

/// Builds, calls and drops, an instance dropped never called again.
json draw_acts(Random& random) {
  json acts = json::array();
  std::vector<std::size_t> held;
  std::size_t built = 0;
  for (int i = 0; i < 120; ++i) {
    const auto kind = random.randrange(10);
    if (held.empty() || kind < 2) {
      acts.push_back({"build"});
      held.push_back(built++);
    } else if (kind < 4) {
      const auto place = random.randrange(held.size());
      acts.push_back({"drop", held[place]});
      held.erase(held.begin() + static_cast<std::ptrdiff_t>(place));
    } else {
      acts.push_back({"call", held[random.randrange(held.size())], random.randrange(4)});
    }
  }
  return acts;
}

}  // namespace

TEST_CASE("five instances called once and dropped: five, none, none are alive", "[conformance][method_cache]") {
  json acts = json::array();
  for (int i = 0; i < 5; ++i) {
    acts.push_back({"build"});
    acts.push_back({"call", i, 7});
    acts.push_back({"drop", i});
  }
  const json scripts{script("method", 128, acts), script("per-instance", 128, acts), script("weak-key", 128, acts)};
  const json python = ask_python("method_cache_oracle.py", scripts);
  const std::vector<int> alive{5, 0, 0};
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    CHECK(python[i].back()[0] == alive[i]);
    CHECK(play(scripts[i]) == python[i]);
  }
}

TEST_CASE("instances alive and counters after every act equal CPython's, over drawn scripts",
          "[conformance][method_cache]") {
  Random random(38);
  json scripts = json::array();
  for (int i = 0; i < 60; ++i) {
    const json acts = draw_acts(random);
    for (const char* place : {"method", "per-instance", "weak-key"}) {
      for (const json& maxsize : {json(nullptr), json(0), json(3), json(16)}) {
        scripts.push_back(script(place, maxsize, acts));
      }
    }
  }
  const json expected = ask_python("method_cache_oracle.py", scripts);
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    const json mine = play(scripts[i]);
    for (std::size_t k = 0; k < mine.size(); ++k) {
      CAPTURE(i, k);
      REQUIRE(mine[k] == expected[i][k]);
    }
  }
}
