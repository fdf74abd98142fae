#include "engine/schema.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

enum class Colour { red, green };

struct Params {
  std::uint32_t size = 16;
  std::optional<std::uint32_t> bound = 4;
  double cost = 0.1;
  bool typed = false;
  Colour colour = Colour::green;
};

const Schema<Params>& schema() {
  static const Schema<Params> schema({
      integer("size", &Params::size, {1, 100}, "size", "how many"),
      integer("bound", &Params::bound, {0, 10}, "bound", "at most"),
      number("cost", &Params::cost, {0, 1}, "cost", "of one"),
      flag("typed", &Params::typed, "typed", "types count"),
      choice("colour", &Params::colour, {"red", "green"}, "colour", "which"),
  });
  return schema;
}

}  // namespace

TEST_CASE("the defaults are the initialisers of Params", "[schema]") {
  const auto params = schema().parse({});
  REQUIRE(params);
  CHECK(params->size == 16);
  CHECK(params->colour == Colour::green);
  CHECK(schema().fields()[0].standard == Value{16U});
  CHECK(schema().fields()[4].standard == Value{std::string("green")});
}

TEST_CASE("a query is laid over the defaults", "[schema]") {
  const auto params = schema().parse({{"bound", "none"}, {"colour", "red"}, {"cost", "0.5"}, {"typed", "on"}});
  REQUIRE(params);
  CHECK(params->size == 16);
  CHECK_FALSE(params->bound);
  CHECK(params->colour == Colour::red);
  CHECK(params->cost == 0.5);
  CHECK(params->typed);
}

TEST_CASE("values come back in declared order", "[schema]") {
  const auto values = schema().values(*schema().parse({{"size", "7"}}));
  REQUIRE(values.size() == 5);
  CHECK(values[0].name == "size");
  CHECK(values[0].value == Value{7U});
  CHECK(values[1].value == Value{4U});
}

TEST_CASE("an unknown name is answered with the known ones", "[schema]") {
  const auto params = schema().parse({{"sise", "7"}});
  REQUIRE_FALSE(params);
  CHECK(params.fault().code == FaultCode::unknown_parameter);
  CHECK(params.fault().message == "parameter: got \"sise\"; allowed: size, bound, cost, typed, colour.");
}

TEST_CASE("a name that comes twice is a fault even with the same value", "[schema]") {
  const auto params = schema().parse({{"size", "7"}, {"cost", "0"}, {"size", "7"}});
  REQUIRE_FALSE(params);
  CHECK(params.fault().code == FaultCode::duplicate_parameter);
  CHECK(params.fault().field == "size");
  CHECK(params.fault().message == "size: got \"7\" and \"7\"; allowed: each parameter once.");
}

TEST_CASE("a bad value names its field", "[schema]") { CHECK(schema().parse({{"size", "0"}}).fault().field == "size"); }
