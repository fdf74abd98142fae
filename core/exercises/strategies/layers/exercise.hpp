// Compute, cache and storage as layers of their own; each of them is taken away for a time.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec layers();

}  // namespace cachebound
