// Two tiers: a small cache in each process (L1) in front of one that all processes share (L2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pattern/answer.hpp"
#include "pattern/database.hpp"
#include "pattern/local_cache.hpp"
#include "store/store.hpp"

namespace cachebound {

struct TieredCacheOptions {
  /// Of an entry in L2; none: as long as the store keeps it. In L1 it is the local cache's own.
  std::optional<Nanoseconds> ttl;
  /// Whether what is found in L2 is kept in L1 as well.
  bool promote = true;
  /// Where writes are told to the other processes' L1; none: they find out when their entry's time is over.
  std::optional<std::string> channel;
};

/// One process's view. An answer from L1 may be as old as both times to live together. A bounded L1 with a time to live
/// is `LocalCacheOptions`' doing; without either the tier is a leak that serves what was once true.
class TieredCache {
 public:
  TieredCache(LocalCache& local, Store& shared, Database& database, TieredCacheOptions options)
      : local_(local), shared_(shared), database_(database), options_(std::move(options)) {}

  /// A fault is the database's; an L2 that fails is done without, and L1 goes on.
  [[nodiscard]] Task<Result<Answer>> get(std::string key);
  /// Saves, then erases the entry in L2 and in the own L1, then tells the others: who is told finds no old value in L2.
  /// A fault is the database's; faults of L2 leave old entries to their time.
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value);

  /// Entries taken from L2 into L1.
  [[nodiscard]] std::uint64_t promotions() const noexcept { return promotions_; }
  /// Messages that its writes sent: one to each who listened.
  [[nodiscard]] std::uint64_t messages_sent() const noexcept { return messages_sent_; }

 private:
  LocalCache& local_;
  Store& shared_;
  Database& database_;
  TieredCacheOptions options_;
  std::uint64_t promotions_ = 0, messages_sent_ = 0;
};

}  // namespace cachebound
