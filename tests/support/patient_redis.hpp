// Time enough for a real server on a busy machine.
#pragma once

#include <chrono>

#include "store/native/redis_store.hpp"

namespace cachebound {

inline constexpr RedisTimeouts patient{std::chrono::seconds{20}, std::chrono::seconds{20}};

[[nodiscard]] inline RedisStoreOptions patient_options() {
  RedisStoreOptions options;
  options.timeouts = patient;
  return options;
}

}  // namespace cachebound
