#include "engine/registry.hpp"

#include "catch.hpp"
#include "engine/counting_exercise.hpp"
#include "support/json.hpp"

using namespace cachebound;

TEST_CASE("an exercise is found by its id", "[registry]") {
  const Registry registry({counting()});
  REQUIRE(registry.find("counting"));
  CHECK((*registry.find("counting"))->title == "Counting");
  CHECK(registry.open("counting", "length=3")->length() == 3);
}

TEST_CASE("an unknown id is answered with the known ones", "[registry]") {
  const Registry registry({counting()});
  CHECK(registry.open("conting", "").fault().message == "exercise: got \"conting\"; allowed: counting.");
  CHECK(registry.find("").fault().message == "exercise: got nothing; allowed: counting.");
}

TEST_CASE("all exercises are described in order", "[registry]") {
  const auto described = parsed(Registry({counting(), counting()}).describe());
  REQUIRE(described.size() == 2);
  CHECK(described[0]["exercise"] == "counting");
}
