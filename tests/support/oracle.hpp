// What tests compare with and a machine may lack.
#pragma once

#include <cstdlib>
#include <string>

#include "catch.hpp"

namespace cachebound {

/// `found`. A missing oracle is named, and in CI its absence fails the test; elsewhere the test that asks may skip what
/// needs it.
[[nodiscard]] inline bool oracle_is_here(bool found, const std::string& name) {
  const char* const ci = std::getenv("CI");
  if (found) return true;
  const std::string message = name + " is missing: what compares with it is skipped";
  if (ci != nullptr && *ci != '\0') FAIL(message);
  WARN(message);
  return false;
}

}  // namespace cachebound
