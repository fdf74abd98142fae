// The size of a cache is picked from one pass over its trace: the miss ratio of all sizes at once, exact and sampled.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec miss_ratio_curve();

}  // namespace cachebound
