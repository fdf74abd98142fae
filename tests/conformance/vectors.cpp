#include "conformance/vectors.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "support/json.hpp"

namespace cachebound {

namespace {

/// Below one of the chapters' folders, or in the exercise's own.
std::filesystem::path file_of(std::string_view exercise) {
  const std::string name = std::string(exercise) + ".jsonl";
  for (const auto& chapter : std::filesystem::directory_iterator(CONFORMANCE_DIR)) {
    if (exists(chapter.path() / name)) return chapter.path() / name;
  }
  for (const auto& chapter : std::filesystem::directory_iterator(EXERCISES_DIR)) {
    if (exists(chapter.path() / exercise / "vectors.jsonl")) return chapter.path() / exercise / "vectors.jsonl";
  }
  return name;
}

}  // namespace

std::vector<Vector> vectors_of(std::string_view exercise) {
  const std::filesystem::path path = file_of(exercise);
  INFO(path);
  std::ifstream file(path);
  std::vector<Vector> vectors;
  for (std::string line; std::getline(file, line);) {
    const auto record = parsed(line);
    vectors.push_back({record["query"], record["metrics"]});
  }
  REQUIRE(!vectors.empty());
  return vectors;
}

}  // namespace cachebound
