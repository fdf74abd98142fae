#include "eviction/position_bits.hpp"

#include <set>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

TEST_CASE("a set of positions does what a set does", "[eviction]") {
  constexpr std::uint32_t positions = 20'000;
  Account account("bits", PositionBits::bytes(positions));
  PositionBits bits(positions, account);
  std::set<std::uint32_t> expected;
  Random random(1);
  for (int i = 0; i < 2000; ++i) {
    const auto position = static_cast<std::uint32_t>(random.randrange(positions));
    REQUIRE(bits.contains(position) == (expected.count(position) == 1));
    if (random.random() < 0.5) {
      bits.insert(position);
      expected.insert(position);
    } else if (!expected.empty()) {
      REQUIRE(bits.highest() == *expected.rbegin());
      bits.erase(*expected.rbegin());
      expected.erase(*expected.rbegin());
    }
  }
  for (const std::uint32_t position : {0U, 63U, 64U, 4096U, positions - 1}) {
    bits.insert(position);
    expected.insert(position);
  }
  std::vector<std::uint32_t> seen;
  bits.descend([&](std::uint32_t position) {
    seen.push_back(position);
    return true;
  });
  CHECK(seen == std::vector<std::uint32_t>(expected.rbegin(), expected.rend()));
}
