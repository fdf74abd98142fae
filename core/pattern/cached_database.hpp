// What the write side of caching looks like to a program: it reads and writes, and the pattern decides what the cache
// and the database get to see of it.
#pragma once

#include <string>

#include "base/result.hpp"
#include "pattern/answer.hpp"
#include "sim/task.hpp"

namespace cachebound {

/// Must outlive its coroutines, as what it is made of must outlive it.
class CachedDatabase {
 public:
  virtual ~CachedDatabase() = default;

  [[nodiscard]] virtual Task<Result<Answer>> read(std::string key) = 0;
  /// Returns when the write is acknowledged: what that promises is what the patterns differ in.
  [[nodiscard]] virtual Task<Result<void>> write(std::string key, std::string value) = 0;
};

}  // namespace cachebound
