// Whoever writes tells everyone who may hold a copy: invalidation by publish and subscribe.
#pragma once

#include <cstdint>
#include <string>

#include "pattern/answer.hpp"
#include "pattern/database.hpp"
#include "pattern/local_cache.hpp"
#include "store/store.hpp"

namespace cachebound {

/// Writes, then names the key on the channel. In that order: who heard of a write before it is done would fetch the
/// old value again, and be told no more.
class InvalidationPublisher {
 public:
  InvalidationPublisher(Store& store, Database& database, std::string channel)
      : store_(store), database_(database), channel_(std::move(channel)) {}

  /// How many subscriptions heard of it. A fault may be that of the message alone, with the value already saved: then
  /// nobody was told.
  [[nodiscard]] Task<Result<std::uint32_t>> write(std::string key, std::string value);

 private:
  Store& store_;
  Database& database_;
  std::string channel_;
};

/// Erases from a local cache what it is told. A message that gets lost on the way is never missed: only a time to live
/// on the local entries ends what nobody told. Messages that are known to be lost, and those missed before it began to
/// listen, empty the whole local cache.
class InvalidationListener {
 public:
  InvalidationListener(Store& store, LocalCache& local, std::string channel)
      : store_(store), local_(local), channel_(std::move(channel)) {}

  /// To be spawned or awaited; comes back only when the subscription fails or ends.
  [[nodiscard]] Task<Result<void>> listen();

  [[nodiscard]] std::uint64_t heard() const noexcept { return heard_; }
  /// Times the local cache was emptied because messages had been lost.
  [[nodiscard]] std::uint64_t emptied() const noexcept { return emptied_; }

 private:
  Store& store_;
  LocalCache& local_;
  std::string channel_;
  std::uint64_t heard_ = 0, emptied_ = 0;
};

/// Reads through the local cache.
class LocalCaching {
 public:
  LocalCaching(LocalCache& local, Database& database) : local_(local), database_(database) {}

  /// A fault is the database's.
  [[nodiscard]] Task<Result<Answer>> get(std::string key);

 private:
  LocalCache& local_;
  Database& database_;
};

}  // namespace cachebound
