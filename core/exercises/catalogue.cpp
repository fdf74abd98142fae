#include "exercises/catalogue.hpp"

#include "exercises/alert_flood.hpp"
#include "exercises/calibration_lookup.hpp"

namespace cachebound {

const Registry& catalogue() {
  static const Registry registry({
      calibration_lookup(),
      alert_flood(),
  });
  return registry;
}

}  // namespace cachebound
