// A pipeline of five stages runs, and every stage's memory is watched: current, peak, high-water mark.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec memory_watch();

}  // namespace cachebound
