// Interns keys: the n-th distinct key is the number n. Open addressing, one cache line a lookup.
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#include "base/digest.hpp"
#include "memory/tracking_allocator.hpp"
#include "trace/request.hpp"

namespace cachebound {

/// Grows by doubling up to its bound; a lookup is O(1) expected, growth amortised.
class KeyTable {
 public:
  /// `most_keys` below 2^31.
  KeyTable(std::uint32_t most_keys, Account& account)
      : most_keys_(most_keys), cells_(TrackingAllocator<Cell>(account)), keys_(TrackingAllocator<Key>(account)) {
    assert(most_keys <= largest);
    cells_.resize(smallest_table);
    keys_.reserve(std::min<std::size_t>(most_keys, smallest_table / 2));
  }

  /// While it grows, the old table is held beside the new one.
  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t most_keys) noexcept {
    const std::uint64_t cells = cells_for(most_keys), keys = std::min<std::uint64_t>(most_keys, cells / 2);
    return cells == smallest_table ? cells * sizeof(Cell) + keys * sizeof(Key)
                                   : (cells + cells / 2) * sizeof(Cell) + (keys + cells / 4) * sizeof(Key);
  }

  /// Writes the number of each key to `numbers`, which is as long as `keys`. Returns how many were numbered: fewer
  /// only when the next one would be a new key beyond the bound.
  std::size_t number(std::span<const Key> keys, std::uint32_t* numbers) {
    std::size_t done = 0;
    while (done < keys.size()) {
      const auto group = keys.subspan(done, keys.size() - done < group_size ? keys.size() - done : group_size);
      if (keys_.size() + group.size() > cells_.size() / 2) grow();
      const std::size_t numbered = number_group(group, numbers + done);
      done += numbered;
      if (numbered < group.size()) break;
    }
    return done;
  }

  /// Distinct keys so far.
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(keys_.size()); }

  /// The keys by their numbers; the table is of no use after.
  [[nodiscard]] TrackedVector<Key> take_keys() && noexcept { return std::move(keys_); }

 private:
  struct Cell {
    Key key = 0;
    std::uint32_t number = vacant;
    std::uint32_t padding = 0;
  };
  static constexpr std::uint32_t vacant = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint32_t largest = (1U << 31) - 1;
  static constexpr std::uint64_t smallest_table = 4096;
  /// Lookups under way at once: their cache misses overlap.
  static constexpr std::size_t group_size = 32;

  /// At most half full.
  [[nodiscard]] static constexpr std::uint64_t cells_for(std::uint64_t keys) noexcept {
    const std::uint64_t cells = std::bit_ceil(2 * (keys + group_size));
    return cells < smallest_table ? smallest_table : cells;
  }

  [[nodiscard]] std::size_t home(Key key) const noexcept {
    return static_cast<std::size_t>(mix(key)) & (cells_.size() - 1);
  }

  std::size_t number_group(std::span<const Key> keys, std::uint32_t* numbers) {
    std::size_t homes[group_size];
    for (std::size_t i = 0; i < keys.size(); ++i) {
      homes[i] = home(keys[i]);
      __builtin_prefetch(&cells_[homes[i]]);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
      std::size_t cell = homes[i];
      while (cells_[cell].number != vacant && cells_[cell].key != keys[i]) cell = (cell + 1) & (cells_.size() - 1);
      if (cells_[cell].number == vacant) {
        if (keys_.size() == most_keys_) return i;
        cells_[cell] = {keys[i], size(), 0};
        keys_.push_back(keys[i]);
      }
      numbers[i] = cells_[cell].number;
    }
    return keys.size();
  }

  void grow() {
    TrackedVector<Cell> old(2 * cells_.size(), cells_.get_allocator());
    old.swap(cells_);
    for (const Cell& entry : old) {
      if (entry.number == vacant) continue;
      std::size_t cell = home(entry.key);
      while (cells_[cell].number != vacant) cell = (cell + 1) & (cells_.size() - 1);
      cells_[cell] = entry;
    }
    keys_.reserve(std::min<std::size_t>(most_keys_, cells_.size() / 2));
  }

  std::uint32_t most_keys_;
  TrackedVector<Cell> cells_;
  TrackedVector<Key> keys_;
};

}  // namespace cachebound
