// The sum of a million numbers, once over a list that holds them all and once over a stream that holds a few.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec streaming_sum();

}  // namespace cachebound
