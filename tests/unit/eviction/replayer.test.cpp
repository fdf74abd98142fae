#include "eviction/replayer.hpp"

#include <vector>

#include "catch.hpp"
#include "eviction/registry.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

TEST_CASE("a trace may come in pieces, and one request at a time in between", "[eviction]") {
  std::vector<std::uint64_t> keys;
  for (std::uint64_t i = 0; i < 200; ++i) keys.push_back(i * i % 23);
  Account account("cache");
  const auto whole = find_policy("lru")->make_streaming(8, 1, account);
  const auto pieces = find_policy("lru")->make_streaming(8, 1, account);
  const std::span<const std::uint64_t> all(keys);
  std::uint64_t hits = pieces->replay(all.first(3)) + pieces->replay({});
  hits += pieces->access(keys[3]).hit ? 1U : 0U;
  hits += pieces->replay(all.subspan(4));
  CHECK(hits == whole->replay(all));
  CHECK(hits > 0);
}

TEST_CASE("a cache of capacity 0 keeps nothing", "[eviction]") {
  Account account("cache", 0);
  for (const PolicyInfo& policy : policies()) {
    const std::vector<std::uint32_t> ids{1, 1, 1};
    const auto none = policy.compiled({ids, 2, {}, {}}, 0, 1, account);
    CHECK(none->replay(ids) == 0);
    CHECK(none->access(1) == Access{});
    CHECK(none->size() + none->capacity() + none->bytes() == 0);
  }
}
