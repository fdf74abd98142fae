// Caching is added to a ranking stage: what it saves in CPU time, and what it keeps alive.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec cached_stage();

}  // namespace cachebound
