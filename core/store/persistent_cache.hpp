// A cache whose entries outlive the program: what python-diskcache (https://grantjenks.com/docs/diskcache, 5.4) does,
// over a table in memory or in SQLite.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cache/access.hpp"
#include "store/cache_table.hpp"

namespace cachebound {

/// Which entries a cull takes first. Of entries that are equal in that, the one inserted first.
enum class CachePolicy : std::uint8_t {
  least_recently_stored,  ///< reading costs no write
  least_recently_used,    ///< each read writes the time
  least_frequently_used,  ///< each read writes a count, which an overwrite resets
  none,                   ///< only what expires leaves: the cache grows
};

struct PersistentCacheOptions {
  CachePolicy policy = CachePolicy::least_recently_stored;
  double size_limit = 1 << 30;    ///< bytes; a shard's share need not be whole
  std::uint32_t cull_limit = 10;  ///< entries that leave at most with one write; 0: none does
};

struct SetEntry {
  std::optional<Nanoseconds> expire;  ///< from now; not positive: it is stored, and never found
  std::optional<std::string> tag;
};

/// An entry that a write made leave. Its reason says why.
struct Culled {
  CacheEntry entry;
  EvictionReason reason = EvictionReason::expired;
};

/// An entry is found while now < expires. Expired entries leave when a write culls them, and count until then. After
/// each write up to `cull_limit` entries leave: first what expired before now, then, if the cache still takes
/// `size_limit` bytes or more, by policy. A write may overshoot the limit by its own entry, never for longer.
///
/// The one difference to diskcache: an entry counts key, value, tag and a fixed overhead, where diskcache counts the
/// pages of its database, so that a run comes out the same on every engine. Settings are given each time a cache is
/// opened. Every operation is one transaction, fails as its table does, and has then done nothing.
class PersistentCache {
 public:
  /// Stands for times, counts and index cells of a row.
  static constexpr std::int64_t entry_overhead = 64;
  [[nodiscard]] static constexpr std::int64_t entry_bytes(std::size_t key, std::size_t value,
                                                          std::size_t tag = 0) noexcept {
    return static_cast<std::int64_t>(key + value + tag) + entry_overhead;
  }

  /// The clock must outlive the cache. Where entries outlive the process its time must too: since an epoch.
  [[nodiscard]] static Result<PersistentCache> open(std::unique_ptr<CacheTable> table, PersistentCacheOptions options,
                                                    const Clock& clock);

  /// Nothing when there is no entry or it has expired.
  [[nodiscard]] Result<std::optional<CacheRow>> get(const std::string& key);
  /// The entry stands as if it were new, its expiry and tag too. Returns what left; the entry itself may be among it.
  [[nodiscard]] Result<std::vector<Culled>> set(const std::string& key, std::string value, SetEntry how = {});
  /// Where there is no entry, or an expired one; nothing when there is.
  [[nodiscard]] Result<std::optional<std::vector<Culled>>> add(const std::string& key, std::string value,
                                                               SetEntry how = {});
  /// Whether `get` would find it; no use of the entry.
  [[nodiscard]] Result<bool> contains(const std::string& key);
  /// Gives an entry that has not expired another expiry, from now. False when there is none.
  [[nodiscard]] Result<bool> touch(const std::string& key, std::optional<Nanoseconds> expire);
  /// False when there is no entry or it has expired; then it stays.
  [[nodiscard]] Result<bool> erase(const std::string& key);

  /// Removes what has expired before now; how many. In batches, a transaction each, as the next three.
  [[nodiscard]] Result<std::uint64_t> expire();
  /// Removes the entries with this tag, expired or not; how many.
  [[nodiscard]] Result<std::uint64_t> evict(const std::string& tag);
  /// Removes what has expired, then by policy until the cache takes no more than its limit; how many. (With the policy
  /// none diskcache answers 0, whatever has left.)
  [[nodiscard]] Result<std::uint64_t> cull();
  [[nodiscard]] Result<std::uint64_t> clear();

  /// Entries, expired ones included, and their bytes. O(1).
  [[nodiscard]] Result<CacheTotals> totals() { return table_->totals(); }
  /// Up to `limit` entries, in the order in which the policy would cull them.
  [[nodiscard]] Result<std::vector<CacheEntry>> next_to_leave(std::uint32_t limit);
  [[nodiscard]] const PersistentCacheOptions& options() const noexcept { return options_; }

  /// From here to `commit` everything is one transaction, which is undone by `roll_back`, by the end of the cache or
  /// of the process, and has to be after a fault within. May be nested: the outermost counts.
  [[nodiscard]] Result<void> begin();
  [[nodiscard]] Result<void> commit();
  void roll_back();

 private:
  PersistentCache(std::unique_ptr<CacheTable> table, PersistentCacheOptions options, const Clock& clock)
      : table_(std::move(table)), options_(options), clock_(&clock) {}

  /// What `work` returns, if it and the commit succeed; otherwise nothing of it has happened.
  template <class Work>
  auto transact(Work&& work) -> decltype(work());
  /// Removes batches of what `some` finds until it finds nothing; how many.
  template <class Some>
  Result<std::uint64_t> remove_all(Some&& some);
  [[nodiscard]] bool alive(const CacheEntry& entry) const;
  [[nodiscard]] CacheRow row_of(const std::string& key, std::string value, SetEntry how) const;
  [[nodiscard]] Result<std::vector<Culled>> write(CacheRow row, const std::optional<CacheRow>& before);
  [[nodiscard]] Result<std::vector<Culled>> cull_some();
  [[nodiscard]] Result<void> remove(const std::vector<CacheEntry>& entries);

  std::unique_ptr<CacheTable> table_;
  PersistentCacheOptions options_;
  const Clock* clock_;
  std::uint32_t depth_ = 0;  ///< of transactions
};

}  // namespace cachebound
