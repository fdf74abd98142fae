// A stage that must not be cached is made, and a guard that catches it.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec cache_safety();

}  // namespace cachebound
