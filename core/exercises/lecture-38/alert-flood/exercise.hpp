// A flood of alerts into an accumulator that keeps the last few hundred and counts them all.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec alert_flood();

}  // namespace cachebound
