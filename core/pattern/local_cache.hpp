// A cache in a process's own memory: the first tier, and the local copy that invalidation has to reach.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cache/lru_cache.hpp"
#include "sim/scheduler.hpp"

namespace cachebound {

struct LocalCacheOptions {
  Capacity capacity = Capacity::unbounded();
  /// None: an entry is trusted until it is evicted or erased.
  std::optional<Nanoseconds> ttl;
};

/// At capacity the least recently used leaves. An entry whose time is over leaves when it is asked for. Answers at
/// once; every operation is O(1) expected, plus the fills under way.
class LocalCache {
 public:
  /// What an entry takes besides its key and its value, as charged: the same on every platform.
  static constexpr std::uint64_t entry_bytes = 64;

  LocalCache(const Scheduler& scheduler, LocalCacheOptions options, Account& account)
      : scheduler_(scheduler), ttl_(options.ttl), account_(account), entries_(options.capacity, slots_) {}
  LocalCache(const LocalCache&) = delete;
  LocalCache& operator=(const LocalCache&) = delete;
  ~LocalCache() { clear(); }

  /// `longest_entry` is the most bytes of a key and its value. Nothing for an unbounded cache.
  [[nodiscard]] static constexpr std::optional<std::uint64_t> worst_case_bytes(Capacity capacity,
                                                                               std::uint64_t longest_entry) noexcept {
    if (!capacity.is_bounded()) return std::nullopt;
    return *capacity.bound() * (entry_bytes + longest_entry);
  }

  [[nodiscard]] std::optional<std::string> get(const std::string& key);
  /// Inserts or overwrites, and starts the entry's time anew; false when the cache has no room for even one.
  bool put(const std::string& key, std::string value);
  /// Also what is being fetched for this key now will not be kept. True when an entry was there.
  bool erase(const std::string& key);
  /// As `erase`, for every key.
  void clear();

  /// A value on its way here from somewhere slower. It is kept only if nobody erased its key meanwhile: what was read
  /// before an invalidation must not be stored after it, where no further one would remove it.
  class Fill {
   public:
    Fill(LocalCache& cache, std::string key) : cache_(cache), key_(std::move(key)) { cache_.fills_.push_back(this); }
    Fill(const Fill&) = delete;
    Fill& operator=(const Fill&) = delete;
    ~Fill();
    /// Whether it was kept.
    bool put(std::string value);

   private:
    friend class LocalCache;
    LocalCache& cache_;
    std::string key_;
    bool outdated_ = false;
  };

  [[nodiscard]] std::uint32_t size() const noexcept { return entries_.size(); }
  [[nodiscard]] Capacity capacity() const noexcept { return entries_.capacity(); }
  [[nodiscard]] std::uint64_t evictions() const noexcept { return evictions_; }
  [[nodiscard]] std::uint64_t expirations() const noexcept { return expirations_; }
  /// Fills that came too late to be kept.
  [[nodiscard]] std::uint64_t outdated_fills() const noexcept { return outdated_fills_; }

  struct Entry {
    std::string value;
    Nanoseconds expires{};
  };
  /// Calls `visit(key, entry)` from the most to the least recently used; stops when it returns false.
  template <class Visit>
  void for_each(Visit&& visit) const {
    entries_.for_each(std::forward<Visit>(visit));
  }

 private:
  void release(const std::string& key, const std::string& value) {
    account_.release(entry_bytes + key.size() + value.size());
  }

  const Scheduler& scheduler_;
  std::optional<Nanoseconds> ttl_;
  Account& account_;
  Account slots_{"slots"};  ///< in this platform's bytes; what is reported is charged by hand
  LruCache<std::string, Entry> entries_;
  std::vector<Fill*> fills_;
  std::uint64_t evictions_ = 0, expirations_ = 0, outdated_fills_ = 0;
};

}  // namespace cachebound
