// A process runs for a day and one of its sites leaks: name it before the process is killed.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec leak_hunt();

}  // namespace cachebound
