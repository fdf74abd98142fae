// JSON as the tests read it. Parsing and printing stand in one translation unit: instantiated in each test file, with
// sanitizers, they would be most of the time that the tests take to compile.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "catch.hpp"

extern template class nlohmann::basic_json<>;

namespace cachebound {

using nlohmann::json;

/// Fails the test, with the text, where it is no JSON.
[[nodiscard]] json parsed(std::string_view text);

}  // namespace cachebound

namespace Catch {

template <>
struct StringMaker<nlohmann::json> {
  static std::string convert(const nlohmann::json& value);
};

}  // namespace Catch
