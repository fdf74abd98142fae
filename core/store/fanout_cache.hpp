// Persistent caches side by side, so that writers of different keys do not wait for each other: diskcache's
// FanoutCache.
#pragma once

#include <span>

#include "base/adler32.hpp"
#include "store/persistent_cache.hpp"

namespace cachebound {

/// A key always belongs to the same shard, by its checksum, as in diskcache. Each shard is a table of its own, culls
/// for itself, and has its share of the size limit: a shard with more or larger keys is full before the others are.
class FanoutCache {
 public:
  static constexpr std::uint32_t default_shards = 8;

  /// Opens the tables 000, 001, … of the folder; `options.size_limit` is for all shards together. Shards at least 1.
  [[nodiscard]] static Result<FanoutCache> open(CacheFolder& folder, std::uint32_t shards,
                                                PersistentCacheOptions options, const Clock& clock);

  [[nodiscard]] std::uint32_t shard_number(std::string_view key) const noexcept {
    return adler32(key) % static_cast<std::uint32_t>(shards_.size());
  }
  [[nodiscard]] PersistentCache& shard_of(std::string_view key) noexcept { return shards_[shard_number(key)]; }
  [[nodiscard]] std::span<PersistentCache> shards() noexcept { return shards_; }

  [[nodiscard]] Result<std::optional<CacheRow>> get(const std::string& key) { return shard_of(key).get(key); }
  [[nodiscard]] Result<std::vector<Culled>> set(const std::string& key, std::string value, SetEntry how = {}) {
    return shard_of(key).set(key, std::move(value), std::move(how));
  }
  [[nodiscard]] Result<std::optional<std::vector<Culled>>> add(const std::string& key, std::string value,
                                                               SetEntry how = {}) {
    return shard_of(key).add(key, std::move(value), std::move(how));
  }
  [[nodiscard]] Result<bool> contains(const std::string& key) { return shard_of(key).contains(key); }
  [[nodiscard]] Result<bool> touch(const std::string& key, std::optional<Nanoseconds> expire) {
    return shard_of(key).touch(key, expire);
  }
  [[nodiscard]] Result<bool> erase(const std::string& key) { return shard_of(key).erase(key); }

  /// Of all shards together. A fault ends it; what other shards have removed by then stays removed.
  [[nodiscard]] Result<std::uint64_t> expire();
  [[nodiscard]] Result<std::uint64_t> evict(const std::string& tag);
  [[nodiscard]] Result<std::uint64_t> cull();
  [[nodiscard]] Result<std::uint64_t> clear();
  [[nodiscard]] Result<CacheTotals> totals();

  /// A transaction in each shard. They commit one after the other: a process that dies in between has committed some.
  [[nodiscard]] Result<void> begin();
  [[nodiscard]] Result<void> commit();
  void roll_back();

 private:
  explicit FanoutCache(std::vector<PersistentCache> shards) : shards_(std::move(shards)) {}

  std::vector<PersistentCache> shards_;
};

}  // namespace cachebound
