// Stage 5: cache-aside, read-through, write-through and write-behind on one workload, and what is left of the writes
// when the plug is pulled.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec write_strategies();

}  // namespace cachebound
