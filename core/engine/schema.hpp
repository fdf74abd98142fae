// Declares fields of an exercise's parameters as constant data: the struct's initialisers are the defaults.
//
//     constexpr Field fields[]{
//         integer<&Params::sensors>("sensors", {1, 100'000}, "sensors", "distinct sensors in the stream"),
//         choice<&Params::order>("order", spelled<order_names>, "order", "which sensor asks next"),
//     };
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/field.hpp"
#include "engine/query.hpp"

namespace cachebound {

struct NamedValue {
  std::string_view name;
  Value value;
};

struct Range {
  double minimum, maximum;
};

/// How a field is shown; has no bearing on what it allows.
struct Display {
  std::string_view unit = "";
  Scale scale = Scale::linear;
  bool advanced = false;
};

namespace detail {

template <class Params, class T>
T type_of(T Params::*);
template <class Params, class T>
Params owner_of(T Params::*);
template <auto member>
using TypeOf = decltype(type_of(member));
template <auto member>
using OwnerOf = decltype(owner_of(member));

template <auto member>
void* place_of(void* params) {
  return &(static_cast<OwnerOf<member>*>(params)->*member);
}
template <class Params>
const void* defaults_of() {
  static const Params params{};
  return &params;
}

template <auto member>
constexpr Field bound(FieldKind kind, std::string_view name, Range range, std::string_view title, std::string_view help,
                      const Display& display) {
  return {name,
          kind,
          title,
          help,
          display.unit,
          range.minimum,
          range.maximum,
          nullptr,
          display.scale,
          display.advanced,
          &place_of<member>,
          0,
          &defaults_of<OwnerOf<member>>};
}

}  // namespace detail

/// An integer, or none where the member is optional.
template <auto member>
[[nodiscard]] constexpr Field integer(std::string_view name, Range range, std::string_view title, std::string_view help,
                                      Display display = {}) {
  using T = detail::TypeOf<member>;
  constexpr bool optional = std::is_same_v<T, std::optional<std::uint32_t>>;
  static_assert(optional || std::is_same_v<T, std::uint32_t>);
  return detail::bound<member>(optional ? FieldKind::optional_integer : FieldKind::integer, name, range, title, help,
                               display);
}

template <auto member>
[[nodiscard]] constexpr Field number(std::string_view name, Range range, std::string_view title, std::string_view help,
                                     Display display = {}) {
  static_assert(std::is_same_v<detail::TypeOf<member>, double>);
  return detail::bound<member>(FieldKind::number, name, range, title, help, display);
}

template <auto member>
[[nodiscard]] constexpr Field flag(std::string_view name, std::string_view title, std::string_view help,
                                   Display display = {}) {
  static_assert(std::is_same_v<detail::TypeOf<member>, bool>);
  return detail::bound<member>(FieldKind::flag, name, {0, 0}, title, help, display);
}

/// An enumeration whose values 0, 1, … are spelled `choices()[0], choices()[1], …`.
template <auto member>
[[nodiscard]] constexpr Field choice(std::string_view name, Field::Choices choices, std::string_view title,
                                     std::string_view help, Display display = {}) {
  using Enum = detail::TypeOf<member>;
  static_assert(std::is_enum_v<Enum> && (sizeof(Enum) == 1 || sizeof(Enum) == sizeof(std::uint32_t)));
  Field field = detail::bound<member>(FieldKind::choice, name, {0, 0}, title, help, display);
  field.choices = choices;
  field.bytes = sizeof(Enum);
  return field;
}

/// The choices of a constant array.
template <const auto& names>
[[nodiscard]] std::span<const std::string_view> spelled() {
  return names;
}

/// Any text up to `longest` bytes; what it has to hold is for its reader to say.
template <auto member>
[[nodiscard]] constexpr Field text(std::string_view name, std::uint32_t longest, std::string_view title,
                                   std::string_view help, Display display = {}) {
  static_assert(std::is_same_v<detail::TypeOf<member>, std::string>);
  return detail::bound<member>(FieldKind::text, name, {0, static_cast<double>(longest)}, title, help, display);
}

/// Lays the query's values over `params`, of the type that the fields are members of. The first fault ends it: a name
/// that no field has, one that comes twice, a value that its field does not allow.
[[nodiscard]] Result<void> lay_over(void* params, std::span<const Field> fields, const Query& query);

/// The defaults with the query's values laid over them.
template <class Params>
[[nodiscard]] Result<Params> parse(std::span<const Field> fields, const Query& query) {
  Params params;
  if (const auto laid = lay_over(&params, fields, query); !laid) return laid.fault();
  return params;
}

/// Every parameter, in declared order.
[[nodiscard]] std::vector<NamedValue> values_of(std::span<const Field> fields, const void* params);

}  // namespace cachebound
