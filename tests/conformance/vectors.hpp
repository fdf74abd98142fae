// The recorded figures of real CPython, a parameter set a line: tests/conformance/CHAPTER/EXERCISE.jsonl, or
// vectors.jsonl in the exercise's own folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/json.hpp"

namespace cachebound {

struct Vector {
  std::string query;
  json metrics;
};

/// At least one, or the test fails.
[[nodiscard]] std::vector<Vector> vectors_of(std::string_view exercise);

}  // namespace cachebound
