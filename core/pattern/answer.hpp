// What a reader gets through a cache: a value, and how it was come by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cachebound {

enum class Origin : std::uint8_t {
  local,     ///< a cache in the reader's own process
  cache,     ///< the store, within the entry's time
  expired,   ///< the store, past the entry's time: better than nothing
  joined,    ///< somebody else's load, waited for
  database,  ///< a load of its own
};
inline constexpr std::size_t origins = 5;

/// In words, to follow "answered ".
[[nodiscard]] constexpr std::string_view in_words(Origin origin) noexcept {
  switch (origin) {
    case Origin::local:
      return "from the local cache";
    case Origin::cache:
      return "from the cache";
    case Origin::expired:
      return "from the cache, past its time";
    case Origin::joined:
      return "from another's load";
    case Origin::database:
      return "from the database";
  }
  return "";
}

struct Answer {
  std::string value;
  Origin origin{};
};

}  // namespace cachebound
