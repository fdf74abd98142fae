// A recursion that would take longer than the universe has lasted, and a memory that makes it two hundred calls.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec memoize();

}  // namespace cachebound
