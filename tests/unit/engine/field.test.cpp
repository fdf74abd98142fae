#include "engine/field.hpp"

#include <array>

#include "catch.hpp"
#include "engine/schema.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

constexpr std::array<std::string_view, 3> order_names{"round-robin", "uniform", "zipf"};

Field of_kind(FieldKind kind) {
  Field field;
  field.name = "maxsize";
  field.kind = kind;
  field.minimum = 0;
  field.maximum = 1'000'000;
  field.choices = spelled<order_names>;
  return field;
}

FaultCode fault_of(const Field& field, std::string_view text) {
  const auto value = parse_value(field, text);
  REQUIRE_FALSE(value);
  CHECK(value.fault().field == "maxsize");
  return value.fault().code;
}

}  // namespace

TEST_CASE("an integer is read within its range, both ends included", "[field]") {
  const Field field = of_kind(FieldKind::integer);
  CHECK(*parse_value(field, "0") == Value{0U});
  CHECK(*parse_value(field, "1000000") == Value{1'000'000U});
  CHECK(*parse_value(field, "1e3") == Value{1000U});
  CHECK(fault_of(field, "1000001") == FaultCode::out_of_range);
  CHECK(fault_of(field, "-1") == FaultCode::out_of_range);
  CHECK(fault_of(field, "1e999") == FaultCode::out_of_range);
  CHECK(fault_of(field, "1.5") == FaultCode::not_whole);
  CHECK(fault_of(field, "many") == FaultCode::not_a_number);
  CHECK(fault_of(field, "none") == FaultCode::not_a_number);
  CHECK(fault_of(field, "") == FaultCode::empty_value);
}

TEST_CASE("none is a value only where no bound is allowed", "[field]") {
  CHECK(*parse_value(of_kind(FieldKind::optional_integer), "none") == Value{});
  CHECK(*parse_value(of_kind(FieldKind::optional_integer), "16") == Value{16U});
}

TEST_CASE("a number may be broken", "[field]") {
  CHECK(*parse_value(of_kind(FieldKind::number), "0.1") == Value{0.1});
  CHECK(fault_of(of_kind(FieldKind::number), "nan") == FaultCode::not_a_number);
}

TEST_CASE("a flag has three spellings a side", "[field]") {
  for (const char* yes : {"true", "on", "1"}) CHECK(*parse_value(of_kind(FieldKind::flag), yes) == Value{true});
  for (const char* no : {"false", "off", "0"}) CHECK(*parse_value(of_kind(FieldKind::flag), no) == Value{false});
  CHECK(fault_of(of_kind(FieldKind::flag), "TRUE") == FaultCode::unknown_choice);
}

TEST_CASE("a choice is one of its list", "[field]") {
  CHECK(*parse_value(of_kind(FieldKind::choice), "zipf") == Value{std::string("zipf")});
  CHECK(fault_of(of_kind(FieldKind::choice), "zip") == FaultCode::unknown_choice);
}

TEST_CASE("a fault says what came and what is allowed", "[field]") {
  const auto message = [](FieldKind kind, const char* text) {
    return parse_value(of_kind(kind), text).fault().message;
  };
  CHECK(message(FieldKind::integer, "-3") == "maxsize: got \"-3\"; allowed: a whole number from 0 to 1,000,000.");
  CHECK(message(FieldKind::optional_integer, "") ==
        "maxsize: got nothing; allowed: a whole number from 0 to 1,000,000, or none.");
  CHECK(message(FieldKind::choice, "x") == "maxsize: got \"x\"; allowed: round-robin, uniform or zipf.");
  CHECK(message(FieldKind::flag, "x") == "maxsize: got \"x\"; allowed: true or false.");
}

TEST_CASE("a value formatted is a value parsed", "[field]") {
  const std::pair<FieldKind, Value> cases[] = {{FieldKind::integer, 16U},
                                               {FieldKind::optional_integer, Value{}},
                                               {FieldKind::number, 0.1},
                                               {FieldKind::flag, true},
                                               {FieldKind::choice, std::string("uniform")}};
  for (const auto& [kind, value] : cases) CHECK(*parse_value(of_kind(kind), format_value(value)) == value);
}

TEST_CASE("a field describes itself as JSON Schema", "[field]") {
  Field field = of_kind(FieldKind::optional_integer);
  field.title = "maxsize";
  field.help = "entries the cache may hold";
  field.unit = "entries";
  field.scale = Scale::logarithmic;
  JsonWriter json;
  write_schema(json, field, 16U);
  CHECK(parsed(json.take()) == parsed(R"({
    "type": ["integer", "null"], "title": "maxsize", "description": "entries the cache may hold", "default": 16,
    "minimum": 0, "maximum": 1000000, "unit": "entries", "scale": "log", "advanced": false})"));
}

TEST_CASE("a text may be anything that is not too long", "[field]") {
  Field field = of_kind(FieldKind::text);
  field.maximum = 5;
  CHECK(*parse_value(field, "") == Value{std::string()});
  CHECK(*parse_value(field, "a,10%") == Value{std::string("a,10%")});
  CHECK(parse_value(field, "a,100%").fault().message == "maxsize: got \"a,100%\"; allowed: at most 5 characters.");
  JsonWriter json;
  write_schema(json, field, std::string("1"));
  const auto schema = parsed(json.take());
  CHECK(schema["type"] == "string");
  CHECK(schema["maxLength"] == 5);
  CHECK_FALSE(schema.contains("enum"));
}
