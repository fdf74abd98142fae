// The recorded figures of real CPython: tests/conformance/vectors/EXERCISE.jsonl, a parameter set a line.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace cachebound {

struct Vector {
  std::string query;
  nlohmann::json metrics;
};

/// At least one, or the test fails.
[[nodiscard]] std::vector<Vector> vectors_of(std::string_view exercise);

}  // namespace cachebound
