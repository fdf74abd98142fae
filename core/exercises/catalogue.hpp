// The exercises of this program, or of this WebAssembly module, in the order of the course. The build makes the source
// from the folders beside this file.
#pragma once

#include "engine/registry.hpp"

namespace cachebound {

[[nodiscard]] const Registry& catalogue();

}  // namespace cachebound
