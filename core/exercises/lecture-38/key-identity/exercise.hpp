// Which calls share an entry of functools.lru_cache: equal in Python, spelled alike, typed or not.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec key_identity();

}  // namespace cachebound
