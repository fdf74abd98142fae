#include "exercises/catalogue.hpp"

#include "exercises/calibration_lookup.hpp"
#include "exercises/streaming_sum.hpp"

namespace cachebound {

const Registry& catalogue() {
  static const Registry registry({
      calibration_lookup(),
      streaming_sum(),
  });
  return registry;
}

}  // namespace cachebound
