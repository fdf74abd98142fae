#include "exercises/catalogue.hpp"

#include "exercises/calibration_lookup.hpp"
#include "exercises/leak_hunt.hpp"
#include "exercises/memory_watch.hpp"
#include "exercises/streaming_sum.hpp"

namespace cachebound {

const Registry& catalogue() {
  static const Registry registry({
      calibration_lookup(),
      leak_hunt(),
      streaming_sum(),
      memory_watch(),
  });
  return registry;
}

}  // namespace cachebound
