// The real CPython, asked in bulk: one process, JSON in, JSON out.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace cachebound {

/// $CACHEBOUND_PYTHON, or /usr/bin/python3 where Debian keeps its libraries, or the python3 on the PATH.
[[nodiscard]] std::string python_command();

/// Runs tests/conformance/`script` with `input` on its standard input; returns what it printed. Fails the test when
/// Python cannot be run: without its oracle a conformance test says nothing.
[[nodiscard]] nlohmann::json ask_python(const std::string& script, const nlohmann::json& input);

}  // namespace cachebound
