// What fuzzers run on any bytes, and the regression tests on those of the corpus.
#pragma once

#include <string>
#include <string_view>

namespace cachebound::fuzzing {

/// A policy, a capacity and requests out of the bytes: held to the policy's naive model. What is wrong; empty if
/// nothing.
[[nodiscard]] std::string policies(std::string_view bytes);

/// Options, then a trace: read whole and in chunks, refusing and skipping bad lines, and where it is text by a naive
/// reader as well. What is wrong; empty if nothing.
[[nodiscard]] std::string traces(std::string_view bytes);

}  // namespace cachebound::fuzzing
