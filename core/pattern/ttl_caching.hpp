// Cache-aside with a time to live: a value is trusted for a time, and loaded anew by whoever misses it.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "pattern/answer.hpp"
#include "pattern/database.hpp"
#include "store/store.hpp"

namespace cachebound {

struct TtlCachingOptions {
  /// None is the naive way: what was once loaded is served for as long as the store keeps it.
  std::optional<Nanoseconds> ttl;
  /// Every hit starts the time anew: what is read often never expires, however outdated. Needs a `ttl`.
  bool sliding = false;
};

/// Nothing keeps two readers from loading the same key at once. That is the stampede.
class TtlCaching {
 public:
  TtlCaching(Store& store, Database& database, TtlCachingOptions options)
      : store_(store), database_(database), options_(options) {}

  /// A fault is the database's; a store that fails is done without.
  [[nodiscard]] Task<Result<Answer>> get(std::string key);

 private:
  Store& store_;
  Database& database_;
  TtlCachingOptions options_;
};

}  // namespace cachebound
