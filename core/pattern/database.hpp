// The system of record behind a cache: slow, right, and what a cache is there to spare.
#pragma once

#include <string>

#include "base/result.hpp"
#include "sim/task.hpp"

namespace cachebound {

/// Keys and values are bytes, taken by value since a coroutine outlives the call. May fail with `store_unreachable`,
/// `store_timeout` (whether a save was carried out is unknown) or `store_full`. Must outlive its coroutines.
class Database {
 public:
  virtual ~Database() = default;

  [[nodiscard]] virtual Task<Result<std::string>> load(std::string key) = 0;
  [[nodiscard]] virtual Task<Result<void>> save(std::string key, std::string value) = 0;
};

}  // namespace cachebound
