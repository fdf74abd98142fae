// Which entries of a versioned cache can still be reached, and which are orphans that only take memory.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/clock.hpp"

namespace cachebound::exercises::invalidation {

/// Entries that nobody can reach any more, and their bytes.
struct Orphans {
  std::uint64_t versions = 0, bytes = 0;

  bool operator==(const Orphans&) const = default;
};

/// Is told what a store is told, and keeps account of it; the store itself knows nothing of versions. Times never go
/// back. Holds what can be reached and, until their time is over, orphans. O(log entries) a call, amortised.
class OrphanLedger {
 public:
  /// An entry of a tag's version; `expires` may be Nanoseconds::max(). Stored again under the same key it takes the old
  /// one's place.
  void store(const std::string& tag, std::int64_t version, const std::string& key, std::uint64_t bytes,
             Nanoseconds expires) {
    raise(tag, version);
    if (const auto old = orphaned_.find(key); old != orphaned_.end()) remove(old);
    Tag& its = tags_[tag];
    if (version == its.version) {
      its.entries.insert_or_assign(key, Entry{bytes, expires});
    } else {
      orphan(key, {bytes, expires});
    }
  }

  /// The tag has this version now, if it had a lower one.
  void raise(const std::string& tag, std::int64_t version) {
    Tag& its = tags_[tag];
    if (version <= its.version) return;
    its.version = version;
    for (const auto& [key, entry] : its.entries) orphan(key, entry);
    its.entries.clear();
  }

  [[nodiscard]] Orphans orphans(Nanoseconds now) {
    while (!due_.empty() && due_.begin()->first <= now) remove(orphaned_.find(due_.begin()->second));
    return orphans_;
  }

 private:
  struct Entry {
    std::uint64_t bytes = 0;
    Nanoseconds expires{};
  };
  struct Tag {
    std::int64_t version = 0;
    std::map<std::string, Entry> entries;  ///< of this version
  };
  using Orphaned = std::map<std::string, Entry>;

  void orphan(const std::string& key, const Entry& entry) {
    orphaned_.emplace(key, entry);
    due_.emplace(entry.expires, key);
    ++orphans_.versions;
    orphans_.bytes += entry.bytes;
  }
  void remove(Orphaned::iterator orphan) {
    --orphans_.versions;
    orphans_.bytes -= orphan->second.bytes;
    due_.erase({orphan->second.expires, orphan->first});
    orphaned_.erase(orphan);
  }

  std::map<std::string, Tag> tags_;
  Orphaned orphaned_;
  std::set<std::pair<Nanoseconds, std::string>> due_;  ///< orphans, the first to expire first
  Orphans orphans_;
};

}  // namespace cachebound::exercises::invalidation
