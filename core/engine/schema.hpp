// Binds the members of an exercise's Params to fields: the struct's initialisers are the defaults.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// A field and the way between its value and the member it is bound to.
template <class Params>
struct BoundField {
  Field field;
  std::function<void(Params&, const Value&)> set;
  std::function<Value(const Params&)> get;
};

template <class Params>
[[nodiscard]] BoundField<Params> integer(std::string_view name, std::uint32_t Params::*member, Range range,
                                         std::string_view title, std::string_view help, Display display = {}) {
  return {{name,
           FieldKind::integer,
           title,
           help,
           display.unit,
           range.minimum,
           range.maximum,
           {},
           display.scale,
           display.advanced,
           {}},
          [member](Params& params, const Value& value) { params.*member = std::get<std::uint32_t>(value); },
          [member](const Params& params) { return Value{params.*member}; }};
}

/// An integer, or none.
template <class Params>
[[nodiscard]] BoundField<Params> integer(std::string_view name, std::optional<std::uint32_t> Params::*member,
                                         Range range, std::string_view title, std::string_view help,
                                         Display display = {}) {
  return {{name,
           FieldKind::optional_integer,
           title,
           help,
           display.unit,
           range.minimum,
           range.maximum,
           {},
           display.scale,
           display.advanced,
           {}},
          [member](Params& params, const Value& value) {
            const auto* number = std::get_if<std::uint32_t>(&value);
            params.*member = number ? std::optional(*number) : std::nullopt;
          },
          [member](const Params& params) { return params.*member ? Value{*(params.*member)} : Value{}; }};
}

template <class Params>
[[nodiscard]] BoundField<Params> number(std::string_view name, double Params::*member, Range range,
                                        std::string_view title, std::string_view help, Display display = {}) {
  return {{name,
           FieldKind::number,
           title,
           help,
           display.unit,
           range.minimum,
           range.maximum,
           {},
           display.scale,
           display.advanced,
           {}},
          [member](Params& params, const Value& value) { params.*member = std::get<double>(value); },
          [member](const Params& params) { return Value{params.*member}; }};
}

template <class Params>
[[nodiscard]] BoundField<Params> flag(std::string_view name, bool Params::*member, std::string_view title,
                                      std::string_view help, Display display = {}) {
  return {{name, FieldKind::flag, title, help, display.unit, 0, 0, {}, display.scale, display.advanced, {}},
          [member](Params& params, const Value& value) { params.*member = std::get<bool>(value); },
          [member](const Params& params) { return Value{params.*member}; }};
}

/// An enumeration whose values 0, 1, … are spelled `choices[0], choices[1], …`.
template <class Params, class Enum>
[[nodiscard]] BoundField<Params> choice(std::string_view name, Enum Params::*member,
                                        std::vector<std::string_view> choices, std::string_view title,
                                        std::string_view help, Display display = {}) {
  return {{name, FieldKind::choice, title, help, display.unit, 0, 0, choices, display.scale, display.advanced, {}},
          [member, choices](Params& params, const Value& value) {
            std::size_t i = 0;
            while (choices[i] != std::get<std::string>(value)) ++i;
            params.*member = static_cast<Enum>(i);
          },
          [member, choices](const Params& params) {
            return Value{std::string(choices[static_cast<std::size_t>(params.*member)])};
          }};
}

/// Any text up to `longest` bytes; what it has to hold is for its reader to say.
template <class Params>
[[nodiscard]] BoundField<Params> text(std::string_view name, std::string Params::*member, std::uint32_t longest,
                                      std::string_view title, std::string_view help, Display display = {}) {
  return {{name,
           FieldKind::text,
           title,
           help,
           display.unit,
           0,
           static_cast<double>(longest),
           {},
           display.scale,
           display.advanced,
           {}},
          [member](Params& params, const Value& value) { params.*member = std::get<std::string>(value); },
          [member](const Params& params) { return Value{params.*member}; }};
}

/// The fault of a name that no field has, or that comes twice.
[[nodiscard]] Result<const Field*> find_field(const std::vector<Field>& fields, const Query& query, std::size_t at);

template <class Params>
class Schema {
 public:
  explicit Schema(std::vector<BoundField<Params>> bound) : bound_(std::move(bound)) {
    for (auto& [field, set, get] : bound_) {
      field.standard = get(Params{});
      fields_.push_back(field);
    }
  }

  [[nodiscard]] const std::vector<Field>& fields() const noexcept { return fields_; }

  /// The defaults with the query's values laid over them. The first fault ends it.
  [[nodiscard]] Result<Params> parse(const Query& query) const {
    Params params;
    for (std::size_t i = 0; i < query.size(); ++i) {
      const auto field = find_field(fields_, query, i);
      if (!field) return field.fault();
      const auto value = parse_value(**field, query[i].second);
      if (!value) return value.fault();
      bound_[static_cast<std::size_t>(*field - fields_.data())].set(params, *value);
    }
    return params;
  }

  /// Every parameter, in declared order.
  [[nodiscard]] std::vector<NamedValue> values(const Params& params) const {
    std::vector<NamedValue> values;
    for (const auto& [field, set, get] : bound_) values.push_back({field.name, get(params)});
    return values;
  }

 private:
  std::vector<BoundField<Params>> bound_;
  std::vector<Field> fields_;
};

}  // namespace cachebound
