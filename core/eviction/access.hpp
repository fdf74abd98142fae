// What a policy did with one request, and why: what tests, pictures and "why evicted?" share.
#pragma once

#include <cstdint>
#include <string_view>

namespace cachebound::eviction {

/// Why an entry had to leave.
enum class Reason : std::uint8_t {
  oldest,
  least_recently_used,
  least_frequently_used,
  unvisited,
  probation,
  first_in_only_once,
  seen_once_lately,
  seen_often_before,
  long_reuse,
  small_unrequested,
  main_unrequested,
  not_admitted,
  displaced,
  drawn_by_lot,
  farthest_next_use,
};

/// In words, to follow "evicted: ".
[[nodiscard]] constexpr std::string_view in_words(Reason reason) noexcept {
  switch (reason) {
    case Reason::oldest:
      return "oldest entry";
    case Reason::least_recently_used:
      return "least recently used";
    case Reason::least_frequently_used:
      return "least frequently used";
    case Reason::unvisited:
      return "the hand found it unvisited";
    case Reason::probation:
      return "oldest on probation";
    case Reason::first_in_only_once:
      return "oldest of the new entries, remembered as a ghost";
    case Reason::seen_once_lately:
      return "oldest of those seen once";
    case Reason::seen_often_before:
      return "oldest of those seen more than once";
    case Reason::long_reuse:
      return "oldest of those with a long reuse distance";
    case Reason::small_unrequested:
      return "passed the small queue without enough requests";
    case Reason::main_unrequested:
      return "passed the main queue without a request";
    case Reason::not_admitted:
      return "less frequent than the entry it would replace";
    case Reason::displaced:
      return "less frequent than the newcomer";
    case Reason::drawn_by_lot:
      return "drawn by lot";
    case Reason::farthest_next_use:
      return "needed again last";
  }
  return "";
}

/// A miss evicts at most one entry; a hit none.
struct Access {
  bool hit = false;
  bool evicted = false;
  Reason reason{};           ///< where `evicted`
  std::uint64_t victim = 0;  ///< the key that left, where `evicted`

  friend bool operator==(const Access&, const Access&) = default;
};

/// Whom a request for a key that the policy does not know would evict now.
struct NextVictim {
  std::uint64_t key = 0;
  Reason reason{};
};

/// Told of what leaves; a policy's `access` takes either. This one costs nothing.
struct Unwatched {
  static constexpr void evicted(std::uint64_t, Reason) noexcept {}
};

/// Writes down what left.
struct Watched {
  Access& access;
  void evicted(std::uint64_t key, Reason reason) noexcept {
    access.evicted = true;
    access.victim = key;
    access.reason = reason;
  }
};

}  // namespace cachebound::eviction
