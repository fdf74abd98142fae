// A memory budget becomes a bound on records, and a ring filled with real records proves it.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec memory_budget();

}  // namespace cachebound
