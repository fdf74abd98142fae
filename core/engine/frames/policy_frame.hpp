// What a view of a policy's inside needs: who it is, and its queues, bits, hand and counters.
#pragma once

#include <string_view>

#include "base/json_writer.hpp"
#include "eviction/registry.hpp"

namespace cachebound {

/// Writes one member of the frame's `policies`, of the id that its view names: `title` and `idea` of the policy, and
/// what its `write_frame` writes. The caller opens and ends the object `policies` around it.
template <class Cache>
void write_policy(JsonWriter& json, std::string_view id, const eviction::PolicyInfo& info, const Cache& cache,
                  const eviction::Label& label) {
  json.key(id).object().field("title", info.title).field("idea", info.idea);
  cache.write_frame(json, label);
  json.end();
}

}  // namespace cachebound
