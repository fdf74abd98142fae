// The entries of a store that lives in memory, and what Redis's commands do to them at a given time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/random.hpp"
#include "memory/account.hpp"
#include "sim/timer_queue.hpp"
#include "store/store.hpp"

namespace cachebound {

/// What happens to a write that finds no room (maxmemory-policy).
enum class MaxmemoryPolicy {
  noeviction,   ///< it fails
  allkeys_lru,  ///< entries leave, roughly the least recently used first
};

struct MemoryLimit {
  std::optional<std::uint64_t> max_bytes;  ///< of all entries; nothing: no limit
  MaxmemoryPolicy policy = MaxmemoryPolicy::noeviction;
  std::uint32_t samples = 5;  ///< entries looked at for each eviction (maxmemory-samples)
};

/// An entry takes its key, its value and a fixed overhead, on every platform alike. Each is charged to the account as
/// one block, and the limit holds strictly: Redis may exceed its own by the write at hand.
///
/// An entry is alive while now < expiry, and leaves at the first command after that. (Redis finds its dead entries by
/// sampling ten times a second; neither shows them.) `now` never goes back. Commands are O(1) expected, O(log n) where
/// an expiry is set or reached.
class KeySpace {
 public:
  /// Stands for what a server keeps beside the bytes: table cell, object headers, expiry.
  static constexpr std::uint64_t entry_overhead = 64;
  [[nodiscard]] static constexpr std::uint64_t entry_bytes(std::uint64_t key, std::uint64_t value) noexcept {
    return key + value + entry_overhead;
  }

  /// The seed decides which entries an eviction looks at.
  explicit KeySpace(Account& account, MemoryLimit limit = {}, std::uint64_t seed = 0);
  KeySpace(const KeySpace&) = delete;
  KeySpace& operator=(const KeySpace&) = delete;
  ~KeySpace();

  /// As in Store, and with its faults.
  [[nodiscard]] std::optional<std::string> get(const std::string& key, Nanoseconds now);
  [[nodiscard]] Result<bool> set(const std::string& key, std::string value, const SetOptions& options, Nanoseconds now);
  bool erase(const std::string& key, Nanoseconds now);
  bool erase_if(const std::string& key, const std::string& value, Nanoseconds now);
  [[nodiscard]] Result<bool> expire(const std::string& key, Nanoseconds time, Nanoseconds now);
  [[nodiscard]] TimeToLive ttl(const std::string& key, Nanoseconds now);
  [[nodiscard]] Result<std::int64_t> incr(const std::string& key, std::int64_t by, Nanoseconds now);
  /// Forgets everything, neither evicted nor expired.
  void clear();

  /// Entries and their bytes; those dead since the last command count still.
  [[nodiscard]] std::uint64_t size() const noexcept { return places_.size(); }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }
  /// Entries that had to leave for others.
  [[nodiscard]] std::uint64_t evictions() const noexcept { return evictions_; }
  /// Entries that left because their time was over.
  [[nodiscard]] std::uint64_t expirations() const noexcept { return expirations_; }

 private:
  struct Entry : TimerNode {
    const std::string* key = nullptr;  ///< the map's own
    std::string value;
    std::uint64_t last_use = 0;  ///< number of the command
    std::size_t place = 0;       ///< in places_
  };
  struct Candidate {
    std::string key;
    std::uint64_t last_use;
  };

  [[nodiscard]] static std::uint64_t bytes_of(const Entry& entry) noexcept {
    return entry_bytes(entry.key->size(), entry.value.size());
  }
  /// The live entry, used now, or nullptr.
  Entry* use(const std::string& key, Nanoseconds now);
  /// Writes the value, evicting what has to leave; the entry, or the fault when there is no room.
  [[nodiscard]] Result<Entry*> write(const std::string& key, std::string value);
  Entry& insert(const std::string& key);
  void remove(Entry& entry);
  [[nodiscard]] bool make_room(const std::string& key, std::uint64_t bytes);
  bool evict();
  void sample();

  Account& account_;
  MemoryLimit limit_;
  Random random_;
  TimerQueue expiries_;
  std::unordered_map<std::string, Entry> entries_;
  std::vector<Entry*> places_;   ///< in an order that depends on the commands alone: what is sampled
  std::vector<Candidate> pool_;  ///< the best to evict last
  std::uint64_t bytes_ = 0, uses_ = 0, evictions_ = 0, expirations_ = 0;
};

}  // namespace cachebound
