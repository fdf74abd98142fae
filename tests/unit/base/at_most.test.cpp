#include "base/at_most.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a short list holds what it was written with, in its order", "[at_most]") {
  static constexpr AtMost<std::string_view, 4> names{"a", "b"};
  static_assert(names.size() == 2);
  std::string all;
  for (const std::string_view name : names) all += name;
  CHECK(all == "ab");
  CHECK(AtMost<int, 3>{}.size() == 0);
}

TEST_CASE("a list that is too long is refused", "[at_most]") {
  using Two = AtMost<int, 2>;
  CHECK(Two{1, 2}.size() == 2);
  CHECK_THROWS_AS((Two{1, 2, 3}), std::out_of_range);
}
