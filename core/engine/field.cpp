#include "engine/field.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <optional>

#include "base/text.hpp"
#include "engine/query.hpp"

namespace cachebound {

namespace {

Fault fault(const Field& field, FaultCode code, std::string_view text) {
  const std::string came = code == FaultCode::empty_value ? "nothing" : in_quotes(text);
  return {code, std::string(field.name),
          std::string(field.name) + ": got " + came + "; allowed: " + allowed(field) + "."};
}

Result<Value> parse_numeric(const Field& field, std::string_view text) {
  const std::optional<double> number = parse_number(text);
  if (!number) return fault(field, FaultCode::not_a_number, text);
  const bool whole = field.kind != FieldKind::number;
  if (whole && std::isfinite(*number) && *number != std::floor(*number))
    return fault(field, FaultCode::not_whole, text);
  if (!(*number >= field.minimum && *number <= field.maximum)) return fault(field, FaultCode::out_of_range, text);
  if (whole) return Value{static_cast<std::uint32_t>(*number)};
  return Value{*number};
}

/// An enumerator's number, in the size of its enumeration.
std::uint32_t number_at(const void* place, std::uint8_t bytes) {
  if (bytes == 1) return *static_cast<const std::uint8_t*>(place);
  std::uint32_t number = 0;
  std::memcpy(&number, place, sizeof number);
  return number;
}

void put_number(void* place, std::uint8_t bytes, std::uint32_t number) {
  if (bytes == 1) {
    *static_cast<std::uint8_t*>(place) = static_cast<std::uint8_t>(number);
  } else {
    std::memcpy(place, &number, sizeof number);
  }
}

}  // namespace

Value value_of(const Field& field, const void* params) {
  // `member` finds the place and changes nothing.
  const void* const place = field.member(const_cast<void*>(params));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  switch (field.kind) {
    case FieldKind::integer:
      return *static_cast<const std::uint32_t*>(place);
    case FieldKind::optional_integer: {
      const auto& number = *static_cast<const std::optional<std::uint32_t>*>(place);
      return number ? Value{*number} : Value{};
    }
    case FieldKind::number:
      return *static_cast<const double*>(place);
    case FieldKind::flag:
      return *static_cast<const bool*>(place);
    case FieldKind::choice:
      return std::string(field.choices()[number_at(place, field.bytes)]);
    case FieldKind::text:
      return *static_cast<const std::string*>(place);
  }
  return {};
}

void set_value(const Field& field, void* params, const Value& value) {
  void* const place = field.member(params);
  switch (field.kind) {
    case FieldKind::integer:
      *static_cast<std::uint32_t*>(place) = std::get<std::uint32_t>(value);
      break;
    case FieldKind::optional_integer: {
      const auto* number = std::get_if<std::uint32_t>(&value);
      *static_cast<std::optional<std::uint32_t>*>(place) = number ? std::optional(*number) : std::nullopt;
      break;
    }
    case FieldKind::number:
      *static_cast<double*>(place) = std::get<double>(value);
      break;
    case FieldKind::flag:
      *static_cast<bool*>(place) = std::get<bool>(value);
      break;
    case FieldKind::choice: {
      const auto choices = field.choices();
      const auto chosen = std::find(choices.begin(), choices.end(), std::get<std::string>(value));
      assert(chosen != choices.end());
      put_number(place, field.bytes, static_cast<std::uint32_t>(chosen - choices.begin()));
      break;
    }
    case FieldKind::text:
      *static_cast<std::string*>(place) = std::get<std::string>(value);
      break;
  }
}

std::string allowed(const Field& field) {
  const auto range = [&] { return grouped(field.minimum) + " to " + grouped(field.maximum); };
  switch (field.kind) {
    case FieldKind::integer:
      return "a whole number from " + range();
    case FieldKind::optional_integer:
      return "a whole number from " + range() + ", or none";
    case FieldKind::number:
      return "a number from " + range();
    case FieldKind::flag:
      return "true or false";
    case FieldKind::text:
      return "at most " + grouped(field.maximum) + " characters";
    case FieldKind::choice:
      break;
  }
  std::string list;
  const auto choices = field.choices();
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) list += i + 1 == choices.size() ? " or " : ", ";
    list += choices[i];
  }
  return list;
}

Result<Value> parse_value(const Field& field, std::string_view text) {
  if (field.kind == FieldKind::text) {
    if (static_cast<double>(text.size()) > field.maximum) return fault(field, FaultCode::out_of_range, text);
    return Value{std::string(text)};
  }
  if (text.empty()) return fault(field, FaultCode::empty_value, text);
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::optional_integer:
      if (text == "none") return Value{};
      return parse_numeric(field, text);
    case FieldKind::integer:
    case FieldKind::number:
      return parse_numeric(field, text);
    case FieldKind::flag:
      if (text == "true" || text == "on" || text == "1") return Value{true};
      if (text == "false" || text == "off" || text == "0") return Value{false};
      break;
    case FieldKind::choice:
      if (const auto all = field.choices(); std::find(all.begin(), all.end(), text) != all.end()) {
        return Value{std::string(text)};
      }
      break;
  }
  return fault(field, FaultCode::unknown_choice, text);
}

std::string format_value(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* integer = std::get_if<std::uint32_t>(&value)) return std::to_string(*integer);
  if (const auto* number = std::get_if<double>(&value)) return shortest(*number);
  if (const auto* choice = std::get_if<std::string>(&value)) return *choice;
  return "none";
}

void write_value(JsonWriter& json, const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) {
    json.boolean(*flag);
  } else if (const auto* integer = std::get_if<std::uint32_t>(&value)) {
    json.integer(*integer);
  } else if (const auto* number = std::get_if<double>(&value)) {
    json.number(*number);
  } else if (const auto* choice = std::get_if<std::string>(&value)) {
    json.text(*choice);
  } else {
    json.null();
  }
}

void write_schema(JsonWriter& json, const Field& field, const Value& standard) {
  json.object().key("type");
  switch (field.kind) {
    case FieldKind::integer:
      json.text("integer");
      break;
    case FieldKind::optional_integer:
      json.array().text("integer").text("null").end();
      break;
    case FieldKind::number:
      json.text("number");
      break;
    case FieldKind::flag:
      json.text("boolean");
      break;
    case FieldKind::choice:
    case FieldKind::text:
      json.text("string");
      break;
  }
  json.field("title", field.title).field("description", field.help);
  write_value(json.key("default"), standard);
  if (field.kind == FieldKind::choice) {
    json.key("enum").array();
    for (const std::string_view choice : field.choices()) json.text(choice);
    json.end();
  } else if (field.kind == FieldKind::text) {
    json.field("maxLength", field.maximum);
  } else if (field.kind != FieldKind::flag) {
    json.field("minimum", field.minimum).field("maximum", field.maximum);
  }
  json.field("unit", field.unit)
      .field("scale", std::string_view(field.scale == Scale::linear ? "linear" : "log"))
      .field("advanced", field.advanced)
      .end();
}

}  // namespace cachebound
