// No cache at all: what every pattern is to be compared with.
#pragma once

#include "pattern/cached_database.hpp"
#include "pattern/database.hpp"

namespace cachebound {

/// Never stale, never loses an acknowledged write, and every read is a load.
class Uncached final : public CachedDatabase {
 public:
  explicit Uncached(Database& database) noexcept : database_(database) {}

  [[nodiscard]] Task<Result<Answer>> read(std::string key) override {
    auto loaded = co_await database_.load(std::move(key));
    if (!loaded) co_return loaded.fault();
    co_return Answer{*std::move(loaded), Origin::database};
  }
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value) override {
    return database_.save(std::move(key), std::move(value));
  }

 private:
  Database& database_;
};

}  // namespace cachebound
