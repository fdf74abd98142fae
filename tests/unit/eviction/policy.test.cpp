#include "eviction/policy.hpp"

#include <type_traits>

#include "catch.hpp"

using namespace cachebound::eviction;

TEST_CASE("streams have 64-bit keys, compiled traces 32-bit ids", "[eviction]") {
  STATIC_REQUIRE(std::is_same_v<Policy::Key, std::uint64_t>);
  STATIC_REQUIRE(std::is_same_v<CompiledPolicy::Key, std::uint32_t>);
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Policy>);
}
