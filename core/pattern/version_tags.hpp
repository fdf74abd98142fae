// Version tags: entries carry their group's version in their key, and one increment makes all of the group's entries
// unreachable at once, wherever they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pattern/answer.hpp"
#include "pattern/database.hpp"
#include "store/store.hpp"

namespace cachebound {

/// Nothing is deleted. What can no longer be reached is an orphan: it takes its memory until its time is over, or,
/// without a time to live, for ever. Every read costs one more question, for the version.
class VersionTags {
 public:
  /// No `ttl` is the naive way: orphans stay.
  VersionTags(Store& store, Database& database, std::optional<Nanoseconds> ttl)
      : store_(store), database_(database), ttl_(ttl) {}

  /// A fault is the database's; a store that fails is done without.
  [[nodiscard]] Task<Result<Answer>> get(std::string tag, std::string key);
  /// The tag's new version. Whoever reads from now on finds nothing of the tag.
  [[nodiscard]] Task<Result<std::int64_t>> invalidate(const std::string& tag);
  /// Saves, then invalidates. A fault may be that of the invalidation alone, with the value already saved.
  [[nodiscard]] Task<Result<std::int64_t>> write(std::string tag, std::string key, std::string value);

  /// Where a tag's version stands in the store. It never expires: it must not begin anew while old entries are there.
  [[nodiscard]] static std::string version_key(const std::string& tag) { return "version:" + tag; }
  /// Where an entry of a version stands.
  [[nodiscard]] static std::string entry_key(const std::string& tag, const std::string& version,
                                             const std::string& key) {
    return tag + "@" + version + ":" + key;
  }

 private:
  Store& store_;
  Database& database_;
  std::optional<Nanoseconds> ttl_;
};

}  // namespace cachebound
