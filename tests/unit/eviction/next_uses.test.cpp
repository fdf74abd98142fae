#include "eviction/next_uses.hpp"

#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

TEST_CASE("the next use of each request, or the end", "[eviction]") {
  Account account("next uses");
  const std::vector<std::uint32_t> ids{0, 1, 0, 2, 1, 0};
  const auto next = find_next_uses(ids, 3, account);
  CHECK(std::vector<std::uint32_t>(next.begin(), next.end()) == std::vector<std::uint32_t>{2, 4, 5, 6, 6, 6});
  CHECK(account.current() == 24);
  CHECK(find_next_uses({}, 0, account).empty());
}

TEST_CASE("next uses found in portions are the same", "[eviction]") {
  Account account("next uses");
  const std::vector<std::uint32_t> ids{0, 1, 0, 2, 1, 0};
  NextUsesScan scan(ids, 3, account);
  CHECK(scan.step(4) == 4);
  CHECK(scan.left() == 2);
  CHECK(scan.step(4) == 2);
  CHECK(scan.step(4) == 0);
  CHECK(std::move(scan).take() == find_next_uses(ids, 3, account));
}
