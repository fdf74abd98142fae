// One stream through five bounded containers: who loses what, who waits how long.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec bounded_containers();

}  // namespace cachebound
