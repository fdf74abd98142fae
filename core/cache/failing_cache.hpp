// A cache that is out of reach from time to time, as one across a network is.
#pragma once

#include <utility>

#include "base/result.hpp"

namespace cachebound {

/// Reads and writes as `Cache` does, but for the calls for which `fails()` says true: they return a fault and leave
/// the cache as it is.
template <class Cache, class Fails>
class FailingCache {
 public:
  FailingCache(Cache cache, Fails fails) : cache_(std::move(cache)), fails_(std::move(fails)) {}

  template <class Key>
  auto get(const Key& key) -> Result<decltype(std::declval<Cache&>().get(key))> {
    if (fails_()) return unreachable();
    return cache_.get(key);
  }

  template <class Key, class Value>
  auto put(const Key& key, Value value) -> Result<decltype(std::declval<Cache&>().put(key, std::move(value)))> {
    if (fails_()) return unreachable();
    return cache_.put(key, std::move(value));
  }

  [[nodiscard]] auto size() const noexcept { return cache_.size(); }

 private:
  static Fault unreachable() { return {FaultCode::computation_failed, "", "the cache is out of reach"}; }

  Cache cache_;
  Fails fails_;
};

}  // namespace cachebound
