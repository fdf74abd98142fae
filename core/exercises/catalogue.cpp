#include "exercises/catalogue.hpp"

#include "exercises/calibration_lookup.hpp"
#include "exercises/key_identity.hpp"
#include "exercises/memoize.hpp"
#include "exercises/ttl_expiry.hpp"

namespace cachebound {

const Registry& catalogue() {
  static const Registry registry({
      calibration_lookup(),
      ttl_expiry(),
      memoize(),
      key_identity(),
  });
  return registry;
}

}  // namespace cachebound
