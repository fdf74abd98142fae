// The stores that a run of this chapter keeps its entries in.
#pragma once

#include "engine/environment.hpp"
#include "store/stores.hpp"

namespace cachebound::exercises {

/// Those of the environment, or simulated servers on virtual time. A run that keeps something in a store opens with
///
///     clock_(stores_of(environment).clock()), scheduler_(*clock_, most_tasks),
///     store_(stores_of(environment).open(scheduler_, account_, options))
///
/// and lets time pass by the scheduler alone; its ExerciseSpec says `keeps_stores`.
[[nodiscard]] inline Stores& stores_of(const Environment& environment) {
  static SimulatedStores simulated;
  return environment.stores != nullptr ? *environment.stores : simulated;
}

}  // namespace cachebound::exercises
