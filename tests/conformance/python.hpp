// The real CPython, asked in bulk: one process, JSON in, JSON out.
#pragma once

#include <string>

#include "support/json.hpp"

namespace cachebound {

/// $CACHEBOUND_PYTHON, or /usr/bin/python3 where Debian keeps its libraries, or the python3 on the PATH.
[[nodiscard]] std::string python_command();

/// Runs tests/conformance/`script` with `input` on its standard input; returns what it printed. Fails the test when
/// Python cannot be run: without its oracle a conformance test says nothing.
[[nodiscard]] json ask_python(const std::string& script, const json& input);

}  // namespace cachebound
