#include "exercises/catalogue.hpp"

#include "exercises/calibration_lookup.hpp"

namespace cachebound {

const Registry& catalogue() {
  static const Registry registry({
      calibration_lookup(),
  });
  return registry;
}

}  // namespace cachebound
