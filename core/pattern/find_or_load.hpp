// The step inside of every guard: look once more, and load only if it is still not there.
#pragma once

#include <optional>
#include <string>

#include "pattern/database.hpp"
#include "store/store.hpp"

namespace cachebound {

struct Found {
  std::string value;
  bool loaded = false;  ///< by this call, from the database
};

/// The store's value or else the database's, which the store keeps from now on if it can. A fault is the database's.
/// Everything must outlive the coroutine.
[[nodiscard]] Task<Result<Found>> find_or_load(Store& store, Database& database, std::optional<Nanoseconds> ttl,
                                               std::string key);

}  // namespace cachebound
