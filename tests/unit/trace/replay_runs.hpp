// A small trace by formula, and races over it.
#pragma once

#include <algorithm>
#include <vector>

#include "trace/replay/replay.hpp"
#include "trace/workload/workload.hpp"

namespace cachebound {

inline std::vector<Key> made_trace(WorkloadKind kind, std::size_t requests, std::uint32_t objects = 300) {
  Account account("workload");
  std::vector<Key> keys(requests);
  Workload({kind, objects, 0.9, 500, 38}, account).fill(0, keys);
  return keys;
}

inline std::vector<Contender> contenders(std::string_view policies, std::string_view sizes) {
  return *parse_contenders(policies, sizes);
}

/// In batches of uneven lengths.
inline bool feed(Replay& replay, const std::vector<Key>& keys, const std::vector<std::uint64_t>& next = {}) {
  std::size_t length = 1;
  for (std::size_t at = 0; at < keys.size(); at += length, length = (length * 7 + 3) % 900 + 1) {
    const std::size_t count = std::min(length, keys.size() - at);
    const std::span<const std::uint64_t> later(next);
    if (!replay.take({std::span(keys).subspan(at, count), next.empty() ? later : later.subspan(at, count)}))
      return false;
  }
  return true;
}

}  // namespace cachebound
