// What a snapshot-diff view needs: the sites now against an earlier snapshot.
#pragma once

#include <string_view>

#include "base/json_writer.hpp"
#include "memory/snapshot.hpp"

namespace cachebound {

/// Writes the frame's member `diff`, in the order of tracemalloc's compare_to; `since` says what it is compared with.
inline void write_diff(JsonWriter& json, std::string_view since, const Snapshot& now, const Snapshot& before) {
  json.key("diff").object().field("since", since).key("sites").array();
  for (const SiteDifference& site : compare(now, before)) {
    json.object().field("site", site.name).field("size", site.size).field("size_diff", site.size_diff);
    json.field("count", site.count).field("count_diff", site.count_diff).end();
  }
  json.end().end();
}

}  // namespace cachebound
