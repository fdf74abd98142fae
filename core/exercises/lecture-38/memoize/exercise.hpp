// A recursion of seven hundred billion billion calls, and a memory that leaves two hundred of them.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec memoize();

}  // namespace cachebound
