// What a cache did with a request: the one truth that counters, charts, event log and tests share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cachebound {

enum class EvictionReason : std::uint8_t {
  least_recently_used,
  soonest_to_expire,
  expired,
  least_recently_stored,
  least_frequently_used,
};

/// In words, to follow "evicted: ".
[[nodiscard]] constexpr std::string_view in_words(EvictionReason reason) noexcept {
  switch (reason) {
    case EvictionReason::least_recently_used:
      return "least recently used";
    case EvictionReason::soonest_to_expire:
      return "soonest to expire";
    case EvictionReason::expired:
      return "expired";
    case EvictionReason::least_recently_stored:
      return "least recently stored";
    case EvictionReason::least_frequently_used:
      return "least frequently used";
  }
  return "";
}

/// An entry that had to leave: another needed its place, or its time was over.
template <class Key, class Value>
struct Evicted {
  Key key;
  Value value;
  EvictionReason reason;
};

template <class Key, class Value>
struct Access {
  bool hit = false;
  std::optional<Evicted<Key, Value>> evicted;  ///< on a miss in a full cache
};

}  // namespace cachebound
