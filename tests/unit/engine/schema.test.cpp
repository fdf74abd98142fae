#include "engine/schema.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

enum class Colour { red, green };
enum class Mood : std::uint8_t { red, green };

struct Params {
  std::uint32_t size = 16;
  std::optional<std::uint32_t> bound = 4;
  double cost = 0.1;
  bool typed = false;
  Colour colour = Colour::green;
  Mood mood = Mood::green;
  std::string note = "none yet";
};

constexpr std::array<std::string_view, 2> colour_names{"red", "green"};

constexpr Field fields[]{
    integer<&Params::size>("size", {1, 100}, "size", "how many"),
    integer<&Params::bound>("bound", {0, 10}, "bound", "at most"),
    number<&Params::cost>("cost", {0, 1}, "cost", "of one"),
    flag<&Params::typed>("typed", "typed", "types count"),
    choice<&Params::colour>("colour", spelled<colour_names>, "colour", "which"),
    choice<&Params::mood>("mood", spelled<colour_names>, "mood", "in a byte"),
    text<&Params::note>("note", 10, "note", "anything"),
};

}  // namespace

TEST_CASE("the defaults are the initialisers of Params", "[schema]") {
  const auto params = parse<Params>(fields, {});
  REQUIRE(params);
  CHECK(params->size == 16);
  CHECK(params->colour == Colour::green);
  CHECK(standard(fields[0]) == Value{16U});
  CHECK(standard(fields[4]) == Value{std::string("green")});
}

TEST_CASE("a query is laid over the defaults", "[schema]") {
  const auto params = parse<Params>(fields, {{"bound", "none"}, {"colour", "red"}, {"cost", "0.5"}, {"typed", "on"}});
  REQUIRE(params);
  CHECK(params->size == 16);
  CHECK_FALSE(params->bound);
  CHECK(params->colour == Colour::red);
  CHECK(params->cost == 0.5);
  CHECK(params->typed);
}

TEST_CASE("values come back in declared order", "[schema]") {
  const auto params = parse<Params>(fields, {{"size", "7"}, {"mood", "red"}, {"note", "x"}});
  REQUIRE(params);
  const auto values = values_of(fields, &*params);
  REQUIRE(values.size() == 7);
  CHECK(values[0].name == "size");
  CHECK(values[0].value == Value{7U});
  CHECK(values[1].value == Value{4U});
  CHECK(values[5].value == Value{std::string("red")});
  CHECK(values[6].value == Value{std::string("x")});
}

TEST_CASE("an unknown name is answered with the known ones", "[schema]") {
  const auto params = parse<Params>(fields, {{"sise", "7"}});
  REQUIRE_FALSE(params);
  CHECK(params.fault().code == FaultCode::unknown_parameter);
  CHECK(params.fault().message == "parameter: got \"sise\"; allowed: size, bound, cost, typed, colour, mood, note.");
}

TEST_CASE("a name that comes twice is a fault even with the same value", "[schema]") {
  const auto params = parse<Params>(fields, {{"size", "7"}, {"cost", "0"}, {"size", "7"}});
  REQUIRE_FALSE(params);
  CHECK(params.fault().code == FaultCode::duplicate_parameter);
  CHECK(params.fault().field == "size");
  CHECK(params.fault().message == "size: got \"7\" and \"7\"; allowed: each parameter once.");
}

TEST_CASE("a bad value names its field", "[schema]") {
  CHECK(parse<Params>(fields, {{"size", "0"}}).fault().field == "size");
}
