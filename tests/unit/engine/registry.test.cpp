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

TEST_CASE("within a chapter exercises stand by their place, chapters as they come", "[registry]") {
  const auto at = [](std::string_view id, std::uint32_t place) {
    ExerciseSpec spec;
    spec.id = id;
    spec.order = place;
    return spec;
  };
  const auto ordered = in_order({{"Z", at("second", 2)}, {"Z", at("first", 1)}, {"A", at("third", 1)}});
  REQUIRE(ordered.size() == 3);
  CHECK(ordered[0].id == "first");
  CHECK(ordered[1].id == "second");
  CHECK(ordered[2].id == "third");
  CHECK(ordered[1].chapter == "Z");
  CHECK(ordered[2].chapter == "A");
}
