// The value of a result that must not be a fault.
#pragma once

#include <utility>

#include "base/result.hpp"
#include "catch.hpp"

namespace cachebound {

template <class T>
T ok(Result<T> result) {
  if (!result) FAIL(result.fault().message);
  return *std::move(result);
}

inline void ok(const Result<void>& result) {
  if (!result) FAIL(result.fault().message);
}

}  // namespace cachebound
