#include "conformance/python.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "catch.hpp"
#include "support/json.hpp"

namespace cachebound {

std::string python_command() {
  if (const char* chosen = std::getenv("CACHEBOUND_PYTHON")) return chosen;
  return std::filesystem::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
}

json ask_python(const std::string& script, const json& input) {
  const auto question = std::filesystem::temp_directory_path() / ("cachebound-" + std::to_string(getpid()) + ".json");
  std::ofstream(question) << input;
  const std::string command = python_command() + " " CONFORMANCE_DIR "/" + script + " < " + question.string();
  std::FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  char block[4096];
  for (std::size_t got = 0; (got = std::fread(block, 1, sizeof block, pipe)) > 0;) output.append(block, got);
  const int status = pclose(pipe);
  std::filesystem::remove(question);
  INFO(command);
  REQUIRE(status == 0);
  return parsed(output);
}

}  // namespace cachebound
