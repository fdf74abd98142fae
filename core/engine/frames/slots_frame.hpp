// What a picture of a cache's entries needs, for a cache of any size: single cells, or bands of neighbouring ranks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json_writer.hpp"
#include "cache/capacity.hpp"

namespace cachebound {

/// One entry as it is drawn.
struct Cell {
  std::string label;      ///< unique in the cache
  std::uint64_t age = 0;  ///< requests since it was last read; 0 is now
  bool hit = false;       ///< touched now, by a hit; an entry of age 0 that is no hit has just been stored
  bool expired = false;   ///< still held, no longer valid
  std::string note = {};  ///< shown in place of the age, if there is one: "1.2 s left"
};

/// More entries than this cannot be seen one by one.
inline constexpr std::uint32_t most_cells = 200;
inline constexpr std::uint32_t bands_shown = 100;

/// Writes the frame's member `slots`. `cell_of(key, value)` describes an entry of the cache; `for_each` of the cache
/// gives the order. O(size).
template <class Cache, class CellOf>
void write_slots(JsonWriter& json, const Cache& cache, std::string_view order, CellOf&& cell_of) {
  const Capacity capacity = cache.capacity();
  const std::uint64_t size = cache.size();
  const bool in_bands = size > most_cells;
  json.key("slots").object().field("order", order).key("capacity");
  capacity.is_bounded() ? json.integer(*capacity.bound()) : json.null();
  json.field("size", size);

  json.key("cells").array();
  if (!in_bands) {
    cache.for_each([&](const auto& key, const auto& value) {
      const Cell cell = cell_of(key, value);
      const std::string_view state = cell.expired ? "expired" : cell.age > 0 ? "idle" : cell.hit ? "hit" : "stored";
      json.object().field("key", cell.label).field("label", cell.label).field("age", cell.age).field("state", state);
      if (!cell.note.empty()) json.field("note", cell.note);
      json.end();
      return true;
    });
  }
  json.end();

  json.key("bands").array();
  if (in_bands) {
    std::uint64_t entries = 0, newest = 0, rank = 0, band = 0;
    cache.for_each([&](const auto& key, const auto& value) {
      const std::uint64_t age = cell_of(key, value).age;
      if (entries++ == 0) newest = age;
      // Band b ends after rank (b + 1) size / bands: sizes differ by one entry at most.
      if (++rank == (band + 1) * size / bands_shown) {
        json.object().field("entries", entries).field("newest", newest).field("oldest", age).end();
        entries = 0;
        ++band;
      }
      return true;
    });
  }
  json.end().end();
}

}  // namespace cachebound
