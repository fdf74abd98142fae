// A stream of sensor readings asks for calibration data again and again; a cache keeps the answers.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec calibration_lookup();

}  // namespace cachebound
