// One hot key expires under load: who loads it anew, and who waits?
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec stampede();

}  // namespace cachebound
