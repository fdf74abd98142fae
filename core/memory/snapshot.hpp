// What every site holds at one moment, and what has changed since: tracemalloc's Snapshot and compare_to.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace cachebound {

/// One site at one moment: bytes and blocks held.
struct SiteStatistic {
  std::string name;
  std::uint64_t size, count;
};

/// A site now against an earlier moment; `size_diff` and `count_diff` are now less then, in bytes and blocks.
struct SiteDifference {
  std::string name;
  std::uint64_t size;
  std::int64_t size_diff;
  std::uint64_t count;
  std::int64_t count_diff;
};

/// Holds copies, so it may outlive what it was taken of. As in tracemalloc, a site that holds no block is not in it.
/// Bytes: one SiteStatistic a site, and the names.
class Snapshot {
 public:
  Snapshot() = default;
  /// In any order; names distinct. O(n log n).
  explicit Snapshot(std::vector<SiteStatistic> sites) : sites_(std::move(sites)) {
    std::erase_if(sites_, [](const SiteStatistic& site) { return site.count == 0; });
    std::sort(sites_.begin(), sites_.end(),
              [](const SiteStatistic& a, const SiteStatistic& b) { return a.name < b.name; });
  }

  /// Sorted by name.
  [[nodiscard]] const std::vector<SiteStatistic>& sites() const noexcept { return sites_; }

 private:
  std::vector<SiteStatistic> sites_;
};

/// Every site of either snapshot, the largest change first. The order is CPython 3.11's (Lib/tracemalloc.py,
/// StatisticDiff._sort_key, reversed): |size_diff|, then size, |count_diff|, count, and last the name, each from
/// large to small; so a shrinking site may stand before a growing one. O(n log n).
[[nodiscard]] inline std::vector<SiteDifference> compare(const Snapshot& now, const Snapshot& before) {
  std::vector<SiteDifference> differences;
  auto old = before.sites().begin();
  const auto vanished = [&] {
    differences.push_back(
        {old->name, 0, -static_cast<std::int64_t>(old->size), 0, -static_cast<std::int64_t>(old->count)});
    ++old;
  };
  for (const SiteStatistic& site : now.sites()) {
    while (old != before.sites().end() && old->name < site.name) vanished();
    const bool known = old != before.sites().end() && old->name == site.name;
    const std::uint64_t old_size = known ? old->size : 0, old_count = known ? old->count : 0;
    if (known) ++old;
    differences.push_back({site.name, site.size, static_cast<std::int64_t>(site.size - old_size), site.count,
                           static_cast<std::int64_t>(site.count - old_count)});
  }
  while (old != before.sites().end()) vanished();

  const auto magnitude = [](std::int64_t change) { return change < 0 ? -change : change; };
  const auto key = [&](const SiteDifference& site) {
    return std::tuple(magnitude(site.size_diff), site.size, magnitude(site.count_diff), site.count,
                      std::string_view(site.name));
  };
  // Names are distinct, so no two keys are equal. operator< of the tuple: libc++ 13 has no <=> of string_view.
  std::sort(differences.begin(), differences.end(),
            [&](const SiteDifference& a, const SiteDifference& b) { return key(b) < key(a); });
  return differences;
}

}  // namespace cachebound
