// All exercises, in the order of the course.
#pragma once

#include "engine/registry.hpp"

namespace cachebound {

[[nodiscard]] const Registry& catalogue();

}  // namespace cachebound
