// Calls and their cache keys as a Python programmer writes them.
#pragma once

#include <string>

#include "base/keys.hpp"

namespace cachebound::exercises::key_identity {

/// As Python's repr, with double quotes; an unhashable container is empty: "[]", "{}", "set()". Floats below 1e15.
[[nodiscard]] std::string to_text(const PyValue& value);

/// "f(1, y=2)"
[[nodiscard]] std::string to_text(const PyCall& call);

/// The key that functools makes of the call (Lib/functools.py, _make_key): "1", "(1.0,)", "(kwd_mark, "x", 1)", and
/// with `typed` the types after it: "(1, int)".
[[nodiscard]] std::string key_text(const PyCall& call, bool typed);

}  // namespace cachebound::exercises::key_identity
