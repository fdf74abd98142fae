#include "exercises/catalogue.hpp"

#include "exercises/alert_flood.hpp"
#include "exercises/anti_patterns.hpp"
#include "exercises/bounded_containers.hpp"
#include "exercises/cache_safety.hpp"
#include "exercises/cached_stage.hpp"
#include "exercises/calibration_lookup.hpp"
#include "exercises/eviction_race.hpp"
#include "exercises/invalidation.hpp"
#include "exercises/key_identity.hpp"
#include "exercises/layers.hpp"
#include "exercises/leak_hunt.hpp"
#include "exercises/memoize.hpp"
#include "exercises/memory_budget.hpp"
#include "exercises/memory_watch.hpp"
#include "exercises/miss_ratio_curve.hpp"
#include "exercises/persistent_cache.hpp"
#include "exercises/stampede.hpp"
#include "exercises/streaming_sum.hpp"
#include "exercises/tiered_cache.hpp"
#include "exercises/ttl_expiry.hpp"
#include "exercises/write_strategies.hpp"

namespace cachebound {

const Registry& catalogue() {
  static const Registry registry({
      calibration_lookup(), ttl_expiry(),    alert_flood(),  memory_budget(),    bounded_containers(),
      leak_hunt(),          streaming_sum(), memoize(),      key_identity(),     cached_stage(),
      cache_safety(),       memory_watch(),  layers(),       persistent_cache(), write_strategies(),
      invalidation(),       stampede(),      tiered_cache(), anti_patterns(),    eviction_race(),
      miss_ratio_curve(),
  });
  return registry;
}

}  // namespace cachebound
