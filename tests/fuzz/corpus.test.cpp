// What fuzzers have found worth keeping, as an ordinary test.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "fuzz/bodies.hpp"

using namespace cachebound;

namespace {

/// Runs a body on every file of its corpus; their number.
template <class Body>
int check(const std::string& name, Body body) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(FUZZ_CORPUS) / name)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    CAPTURE(entry.path().filename().string());
    CHECK(body(bytes) == "");
    ++files;
  }
  return files;
}

}  // namespace

TEST_CASE("on every input of the corpus policies do as their naive models", "[fuzz]") {
  CHECK(check("policies", fuzzing::policies) > 10);
}

TEST_CASE("on every input of the corpus a trace reads the same whole and in chunks", "[fuzz]") {
  CHECK(check("traces", fuzzing::traces) > 10);
}
