// A cache in each service in front of one that they share: what each tier answers, and what a write leaves behind.
#pragma once

#include "engine/exercise.hpp"

namespace cachebound {

[[nodiscard]] ExerciseSpec tiered_cache();

}  // namespace cachebound
