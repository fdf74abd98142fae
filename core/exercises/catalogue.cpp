#include "exercises/catalogue.hpp"

#include "exercises/cache_safety.hpp"
#include "exercises/cached_stage.hpp"
#include "exercises/calibration_lookup.hpp"

namespace cachebound {

const Registry& catalogue() {
  static const Registry registry({
      calibration_lookup(),
      cached_stage(),
      cache_safety(),
  });
  return registry;
}

}  // namespace cachebound
