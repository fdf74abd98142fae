// What a run may ask of the machine it runs on: injected, so that the core itself reads no wall time and no process.
#pragma once

#include <cstdint>
#include <functional>

#include "base/clock.hpp"

namespace cachebound {

class SqlFolder;
class Stores;

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

}  // namespace cachebound
