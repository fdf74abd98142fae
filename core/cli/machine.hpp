// What the native program knows of the machine: real time and the resident set.
#pragma once

#include "engine/environment.hpp"

namespace cachebound::cli {

/// A steady clock, and the resident set of this process where the system tells it (Linux, macOS).
[[nodiscard]] Environment machine();

}  // namespace cachebound::cli
