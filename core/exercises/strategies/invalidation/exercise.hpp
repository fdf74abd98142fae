// Services cache what others change: who tells them, and what if nobody does?
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec invalidation();

}  // namespace cachebound
