// Remembers what was asked for before, so that a cache can leave out what is asked for once: on the web three of four
// objects are (B. Maggs, R. Sitaraman, "Algorithmic nuggets in content delivery", ACM SIGCOMM CCR 2015).
#pragma once

#include <cassert>
#include <cstdint>
#include <string_view>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// A table of fixed size with a key's hash in each place; a newcomer takes the place of who had it. So what it forgets
/// has to come once more, and one key in 2^32 / places is taken for another. O(key).
class Doorkeeper {
 public:
  /// At least one place.
  Doorkeeper(std::uint32_t places, Account& account) : hashes_(places, 0, TrackingAllocator<std::uint32_t>(account)) {
    assert(places > 0);
  }

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t places) noexcept {
    return places * sizeof(std::uint32_t);
  }

  /// Whether the key was seen before; from now on it was.
  [[nodiscard]] bool seen(std::string_view key) noexcept {
    const std::uint32_t hash = hash_of(key);
    std::uint32_t& place = hashes_[hash % static_cast<std::uint32_t>(hashes_.size())];
    if (place == hash) return true;
    place = hash;
    return false;
  }

 private:
  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), 32 bits; 0 is an empty place.
  [[nodiscard]] static constexpr std::uint32_t hash_of(std::string_view key) noexcept {
    std::uint32_t hash = 2'166'136'261U;
    for (const char byte : key) hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619U;
    return hash == 0 ? 1 : hash;
  }

  TrackedVector<std::uint32_t> hashes_;
};

}  // namespace cachebound
