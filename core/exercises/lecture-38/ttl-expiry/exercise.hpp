// Readings of sensors are kept for a time to live while their source goes on changing.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec ttl_expiry();

}  // namespace cachebound
