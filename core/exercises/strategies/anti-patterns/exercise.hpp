// Stage 5: four broken designs of a cache - everything cached, no bound, no invalidation, too long a time to live - to
// be repaired through their parameters.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec anti_patterns();

}  // namespace cachebound
