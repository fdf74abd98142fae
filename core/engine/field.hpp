// One parameter of an exercise: declared once, and everything that needs its range, default or unit asks here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/json_writer.hpp"
#include "base/result.hpp"

namespace cachebound {

/// A parameter's value; monostate is "none" (no bound).
using Value = std::variant<std::monostate, bool, std::uint32_t, double, std::string>;

enum class FieldKind : std::uint8_t { integer, optional_integer, number, flag, choice, text };
/// How a slider divides its way.
enum class Scale : std::uint8_t { linear, logarithmic };

/// Constant data: `engine/schema.hpp` binds it to the member of the parameters that it stands for.
struct Field {
  using Choices = std::span<const std::string_view> (*)();

  std::string_view name;
  FieldKind kind{};
  std::string_view title, help, unit;
  /// Of integer, optional_integer, number; both included. Of text the longest length, in bytes, is the maximum.
  double minimum = 0, maximum = 0;
  Choices choices = nullptr;  ///< choice: the names of the enumerators 0, 1, …
  Scale scale = Scale::linear;
  bool advanced = false;  ///< behind "more" in a form

  void* (*member)(void* params) = nullptr;  ///< where the value lies
  std::uint8_t bytes = 0;                   ///< choice: of the enumeration, 1 or 4
  const void* (*defaults)() = nullptr;      ///< parameters as they are when nothing is asked for
};

/// The field's value in parameters of its type.
[[nodiscard]] Value value_of(const Field& field, const void* params);
/// `value` as parse_value makes it.
void set_value(const Field& field, void* params, const Value& value);
/// The default.
[[nodiscard]] inline Value standard(const Field& field) { return value_of(field, field.defaults()); }

/// The value a text stands for, or a fault that says what came and what is allowed.
/// "none" for no bound; true, false, on, off, 1, 0 for flags.
[[nodiscard]] Result<Value> parse_value(const Field& field, std::string_view text);

/// The inverse of parse_value: what stands in a query.
[[nodiscard]] std::string format_value(const Value& value);

void write_value(JsonWriter& json, const Value& value);

/// What a field allows, to follow "allowed: ": "a whole number from 0 to 1,000,000, or none".
[[nodiscard]] std::string allowed(const Field& field);

/// The field's JSON Schema, with unit, scale and advanced beside it.
void write_schema(JsonWriter& json, const Field& field, const Value& standard);

}  // namespace cachebound
