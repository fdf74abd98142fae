// Writes JSON in the order it is told: what leaves the core leaves as text, through here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace cachebound {

/// Commas and quotes are its business; matching every `object` and `array` with an `end` is the caller's.
class JsonWriter {
 public:
  JsonWriter& object() { return open('{', '}'); }
  JsonWriter& array() { return open('[', ']'); }
  JsonWriter& end();
  JsonWriter& key(std::string_view name);

  JsonWriter& text(std::string_view value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// NaN stands for "none" throughout the core and is written as null; infinities are a broken invariant.
  JsonWriter& number(double value);
  JsonWriter& integer(std::int64_t value);

  /// key and value in one: `field("hits", 4990)`.
  template <class T>
  JsonWriter& field(std::string_view name, const T& value) {
    key(name);
    if constexpr (std::is_same_v<T, bool>) {
      return boolean(value);
    } else if constexpr (std::is_floating_point_v<T>) {
      return number(value);
    } else if constexpr (std::is_integral_v<T>) {
      return integer(static_cast<std::int64_t>(value));
    } else {
      return text(value);
    }
  }

  /// The document; every bracket must be closed.
  [[nodiscard]] std::string take();

 private:
  JsonWriter& open(char opening, char closing);
  void separate();
  void quote(std::string_view value);

  std::string out_, closings_;
  bool first_ = true, after_key_ = false;
};

}  // namespace cachebound
