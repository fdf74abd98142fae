// Every eviction policy races over one workload, with no cache and the optimal policy always in the picture.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec eviction_race();

}  // namespace cachebound
