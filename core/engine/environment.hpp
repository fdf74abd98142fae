// What a run may ask of the machine it runs on: injected, so that the core itself reads no wall time and no process.
#pragma once

#include <cstdint>
#include <functional>

#include "base/clock.hpp"
#include "store/sql_database.hpp"
#include "store/stores.hpp"

namespace cachebound {

/// Figures that come from here are measured: they differ from run to run and stay out of digests. Each may be missing;
/// then what depends on it is none.
struct Environment {
  /// Real time, to measure real work with; must outlive the session.
  const Clock* clock = nullptr;
  /// Bytes of the process that have to be paid for now: the resident set natively, the heap in WebAssembly.
  std::function<std::uint64_t()> process_bytes;
  /// Where the run keeps its stores, and the time it runs on; must outlive the session. Missing: see `stores_of`.
  Stores* stores = nullptr;
  /// Where a run keeps what is to outlive it; must outlive the session. Missing: in memory, with the same figures.
  SqlFolder* databases = nullptr;
};

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

}  // namespace cachebound
