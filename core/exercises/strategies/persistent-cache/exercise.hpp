// Results kept on disk: what a restart leaves of them, and which have to go when the room is small.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec persistent_cache();

}  // namespace cachebound
