// The value of a task, for tests that are no coroutines themselves.
#pragma once

#include <optional>
#include <utility>

#include "catch.hpp"
#include "sim/scheduler.hpp"

namespace cachebound {

template <class T>
Task<> keep(Task<T> task, std::optional<T>& value) {
  value = co_await std::move(task);
}

/// Runs the scheduler until the task has finished; time passes as it needs. The test fails when it never will.
template <class T>
T awaited(Scheduler& scheduler, Task<T> task) {
  std::optional<T> value;
  scheduler.spawn(keep(std::move(task), value));
  while (!value) REQUIRE(scheduler.run_one());
  return *std::move(value);
}

}  // namespace cachebound
