#include "conformance/vectors.hpp"

#include <fstream>

#include "catch.hpp"
#include "support/json.hpp"

namespace cachebound {

std::vector<Vector> vectors_of(std::string_view exercise) {
  const std::string path = CONFORMANCE_DIR "/vectors/" + std::string(exercise) + ".jsonl";
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
