#include "engine/exercise.hpp"

#include "catch.hpp"
#include "engine/counting_exercise.hpp"

using namespace cachebound;

TEST_CASE("an opening starts as many equal runs as are asked for", "[exercise]") {
  const auto opening = counting().open({{"length", "5"}});
  REQUIRE(opening);
  const auto first = opening->start({}), second = opening->start({});
  first->step(3);
  second->step(3);
  CHECK(first->length() == 5);
  CHECK(first->digest() == second->digest());
}

TEST_CASE("an opening knows every parameter, given or default", "[exercise]") {
  const auto opening = counting().open({{"length", "5"}});
  REQUIRE(opening->params.size() == 2);
  CHECK(opening->params[0].value == Value{5U});
  CHECK(opening->params[1].value == Value{});
}

TEST_CASE("bad parameters open nothing", "[exercise]") { CHECK_FALSE(counting().open({{"length", "0"}})); }
