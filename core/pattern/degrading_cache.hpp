// Cache-aside that goes on without its cache, and does not trust it again before the cache has caught up.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "memory/account.hpp"
#include "pattern/cached_database.hpp"
#include "pattern/database.hpp"
#include "sim/scheduler.hpp"
#include "store/store.hpp"

namespace cachebound {

/// What becomes of a request whose cache does not answer.
enum class WhenCacheIsDown : std::uint8_t {
  fail,    ///< it fails as well: the naive way
  bypass,  ///< the database answers it; an entry that could not be erased is there again when the cache is
  redo,    ///< … and an erase that failed is owed: until it is made good, this key is not read from the cache
};

struct DegradingCacheOptions {
  /// None: an entry is trusted for as long as the store keeps it.
  std::optional<Nanoseconds> ttl;
  WhenCacheIsDown when_down = WhenCacheIsDown::redo;
  /// Told of every erase that failed and is owed, and of every key that is made good; either may be missing.
  std::function<void(const std::string&key)> on_owed{}, on_made_good{};
};

/// Acknowledged means saved, and with `redo` that this process reads no older value from the cache again, whenever the
/// cache is away and whatever it still holds when it is back. What other processes read of it they find out by
/// themselves: each key should have one process. What is owed is a set of keys: at most `owed_bytes` and the key's own
/// for each key ever written. Who misses loads by himself: without the cache every read is a load.
class DegradingCache final : public CachedDatabase {
 public:
  /// What a key that is owed takes besides its own bytes, as charged: the same on every platform.
  static constexpr std::uint64_t owed_bytes = 64;

  DegradingCache(Scheduler& scheduler, Store& store, Database& database, DegradingCacheOptions options,
                 Account& account)
      : scheduler_(scheduler), store_(store), database_(database), options_(std::move(options)), account_(account) {}
  DegradingCache(const DegradingCache&) = delete;
  DegradingCache& operator=(const DegradingCache&) = delete;
  ~DegradingCache() override;

  /// A fault is the database's; with `fail` it may be the store's.
  [[nodiscard]] Task<Result<Answer>> read(std::string key) override;
  /// As `read`. The entry is erased even when the save failed: after a timeout nobody knows whether it took place.
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value) override;

  /// Keys whose erase is owed now.
  [[nodiscard]] std::uint32_t owed() const noexcept { return static_cast<std::uint32_t>(owed_.size()); }

 private:
  /// A value on its way from the database to the cache: not to be stored after an erase that was to remove it.
  class Fill {
   public:
    Fill(DegradingCache& cache, std::string key) : cache_(cache), key_(std::move(key)) {
      cache_.fills_.push_back(this);
    }
    Fill(const Fill&) = delete;
    Fill& operator=(const Fill&) = delete;
    ~Fill();

   private:
    friend class DegradingCache;
    DegradingCache& cache_;
    std::string key_;
    bool outdated_ = false;
  };

  void owe(const std::string& key);
  void make_good(const std::string& key);
  /// One after the other, until one fails: at most one such task at a time.
  void begin_to_redo();
  [[nodiscard]] Task<> redo();

  Scheduler& scheduler_;
  Store& store_;
  Database& database_;
  DegradingCacheOptions options_;
  Account& account_;
  std::set<std::string> owed_;
  std::vector<Fill*> fills_;
  bool redoing_ = false;
};

}  // namespace cachebound
