#include "cache/owner_key.hpp"

#include "cache/cached_stage.hpp"
#include "catch.hpp"
#include "memory/tracking_allocator.hpp"

using namespace cachebound;

namespace {

/// An object that somebody owns: its table is charged as long as it lives.
struct Model {
  Model(std::uint32_t number, Account& account) : identity(number), table(100, 1, TrackingAllocator<int>(account)) {}
  std::uint32_t identity;
  TrackedVector<int> table;
};
using Owner = std::shared_ptr<Model>;

struct Call {
  Owner self;
  std::uint32_t argument = 0;
};
template <class Key>
struct KeyOf {
  Key operator()(const Call& call) const { return {call.self, call.self->identity, call.argument}; }
};
struct Method {
  std::uint32_t operator()(const Call& call) const { return call.self->identity * 1000 + call.argument; }
};

template <class Key>
using MethodCache = CachedStage<const Call, KeyOf<Key>, Method, LruCache<Key, StageEntry<std::uint32_t>, OwnerKeyHash>>;

template <class Key>
MethodCache<Key> method_cache(Capacity capacity, Account& account) {
  return {{capacity, account}, {}, {}};
}

}  // namespace

TEST_CASE("owners are told apart by identity", "[owner_key]") {
  Account models("models");
  const auto one = std::make_shared<Model>(1, models), two = std::make_shared<Model>(2, models);
  CHECK(OwningKey<Model>{one, 1, 7} == OwningKey<Model>{one, 1, 7});
  CHECK_FALSE(OwningKey<Model>{one, 1, 7} == OwningKey<Model>{two, 2, 7});
  CHECK_FALSE(OwningKey<Model>{one, 1, 7} == OwningKey<Model>{one, 1, 8});
  CHECK(sizeof(OwningKey<Model>) == 32);
  CHECK(sizeof(WeakKey<Model>) == 32);
}

TEST_CASE("an entry with an owning key keeps its owner until it is evicted", "[owner_key]") {
  Account models("models"), entries("entries");
  auto cache = method_cache<OwningKey<Model>>(Capacity::bounded(2), entries);
  auto old = std::make_shared<Model>(1, models);
  cache.run({old, 1});
  cache.run({old, 2});
  old.reset();
  CHECK(models.count() == 1);
  CHECK(models.current() == 100 * sizeof(int));

  const auto present = std::make_shared<Model>(2, models);
  cache.run({present, 1});
  CHECK(models.count() == 2);  // one entry of the old one is left
  cache.run({present, 2});
  CHECK(models.count() == 1);
}

TEST_CASE("without a bound every owner that was ever asked stays", "[owner_key]") {
  Account models("models"), entries("entries");
  auto cache = method_cache<OwningKey<Model>>(Capacity::unbounded(), entries);
  for (std::uint32_t number = 1; number <= 50; ++number) cache.run({std::make_shared<Model>(number, models), 0});
  CHECK(models.count() == 50);
  CHECK(models.current() == 50 * 100 * sizeof(int));
}

TEST_CASE("an entry with a weak key lets its owner go", "[owner_key]") {
  Account models("models"), entries("entries");
  auto cache = method_cache<WeakKey<Model>>(Capacity::unbounded(), entries);
  for (std::uint32_t number = 1; number <= 50; ++number) {
    const auto model = std::make_shared<Model>(number, models);
    CHECK(cache.run({model, 3}).output == number * 1000 + 3);
    CHECK(cache.run({model, 3}).served == Served::hit);
  }
  CHECK(models.count() == 0);
  CHECK(cache.cache().size() == 50);
}
