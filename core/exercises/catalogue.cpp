#include "exercises/catalogue.hpp"

#include "exercises/lab/eviction-race/exercise.hpp"
#include "exercises/lab/miss-ratio-curve/exercise.hpp"
#include "exercises/lecture-38/alert-flood/exercise.hpp"
#include "exercises/lecture-38/bounded-containers/exercise.hpp"
#include "exercises/lecture-38/calibration-lookup/exercise.hpp"
#include "exercises/lecture-38/key-identity/exercise.hpp"
#include "exercises/lecture-38/memoize/exercise.hpp"
#include "exercises/lecture-38/memory-budget/exercise.hpp"
#include "exercises/lecture-38/ttl-expiry/exercise.hpp"
#include "exercises/stage-5/cache-safety/exercise.hpp"
#include "exercises/stage-5/cached-stage/exercise.hpp"
#include "exercises/stage-5/leak-hunt/exercise.hpp"
#include "exercises/stage-5/memory-watch/exercise.hpp"
#include "exercises/stage-5/streaming-sum/exercise.hpp"
#include "exercises/strategies/anti-patterns/exercise.hpp"
#include "exercises/strategies/invalidation/exercise.hpp"
#include "exercises/strategies/layers/exercise.hpp"
#include "exercises/strategies/persistent-cache/exercise.hpp"
#include "exercises/strategies/stampede/exercise.hpp"
#include "exercises/strategies/tiered-cache/exercise.hpp"
#include "exercises/strategies/write-strategies/exercise.hpp"

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
