// LRU over a stream, without a list (Mattson et al., "Evaluation techniques for storage hierarchies", IBM Systems
// Journal 9(2), 1970): whoever was asked for longest ago leaves.
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <optional>

#include "base/digest.hpp"
#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/index.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

/// A log of requests takes the place of the list: each key knows the position of its last request, and a position is
/// live while it is some entry's last. A hit writes at the end of the log, and the victim is the first live position
/// from the tail on. A full log is written anew, with its live positions alone. O(1) expected, amortised.
class Lru {
 public:
  using Key = std::uint64_t;
  struct Probe {
    Key key;
    std::uint32_t home;  ///< the cell where its search begins
  };

  Lru(std::uint32_t capacity, HashIndex::Keys, Account& account)
      : capacity_(capacity),
        length_(log_length(capacity)),
        shift_(64 - static_cast<unsigned>(std::countr_zero(cells_for(capacity)))),
        cells_(static_cast<std::size_t>(cells_for(capacity)), Cell{}, TrackingAllocator<Cell>(account)),
        log_(length_, 0, TrackingAllocator<std::uint32_t>(account)),
        live_(words(capacity), all, TrackingAllocator<std::uint64_t>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, HashIndex::Keys) noexcept {
    return cells_for(capacity) * sizeof(Cell) + std::uint64_t{log_length(capacity)} * sizeof(std::uint32_t) +
           words(capacity) * sizeof(std::uint64_t);
  }

  template <class Watch>
  bool access(const Probe& probe, Watch&& watch) {
    if (position_ + 1 == length_) rewrite();
    const Key key = probe.key;
    std::uint32_t at = probe.home;
    while (cells_[at].position != none && cells_[at].key != key) at = next(at);
    const std::uint32_t last = cells_[at].position;
    cells_[at] = {key, ++position_, 0};
    log_[position_] = at;
    if (last != none) {
      live_[last / 64] &= ~(std::uint64_t{1} << (last % 64));
      return true;
    }
    if (size_ < capacity_) {
      ++size_;
    } else {
      const std::uint32_t victim = log_[oldest()];
      watch.evicted(cells_[victim].key, Reason::least_recently_used);
      ++tail_;
      leave(victim);
    }
    return false;
  }

  [[nodiscard]] Probe prepare(Key key) const noexcept {
    const std::uint32_t at = home(key);
    prefetch(&cells_[at]);
    return {key, at};
  }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    std::uint32_t position = tail_;
    while (!live(position)) ++position;
    return NextVictim{cells_[log_[position]].key, Reason::least_recently_used};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    std::uint32_t newest = position_ + 1, oldest = tail_ - 1;
    QueuesWriter(json, label)
        .queue(
            {"queue", size_, capacity_},
            [&](std::uint32_t) {
              while (!live(--newest)) continue;
              return FrameCell{cells_[log_[newest]].key};
            },
            [&](std::uint32_t) {
              while (!live(++oldest)) continue;
              return FrameCell{cells_[log_[oldest]].key};
            });
  }

 private:
  struct Cell {
    Key key = 0;
    std::uint32_t position = none;  ///< in the log; none: the cell is empty
    std::uint32_t padding = 0;
  };
  static constexpr std::uint32_t none = 0;  ///< positions count from 1
  static constexpr std::uint64_t all = ~std::uint64_t{0};

  /// Five positions in six are used up before the log is written anew.
  [[nodiscard]] static constexpr std::uint32_t log_length(std::uint32_t capacity) noexcept { return 6 * capacity + 64; }
  [[nodiscard]] static constexpr std::size_t words(std::uint32_t capacity) noexcept {
    return log_length(capacity) / 64 + 1;
  }
  /// At most half full, the newcomer before its victim has left included.
  [[nodiscard]] static constexpr std::uint64_t cells_for(std::uint32_t capacity) noexcept {
    return std::bit_ceil(2 * std::uint64_t{capacity} + 2);
  }

  [[nodiscard]] std::uint32_t home(Key key) const noexcept { return static_cast<std::uint32_t>(mix(key) >> shift_); }
  [[nodiscard]] std::uint32_t next(std::uint32_t at) const noexcept {
    return (at + 1) & static_cast<std::uint32_t>(cells_.size() - 1);
  }

  [[nodiscard]] bool live(std::uint32_t position) const noexcept {
    return (live_[position / 64] >> (position % 64) & 1) != 0;
  }

  /// Moves the tail to the first live position; there is one.
  std::uint32_t oldest() noexcept {
    std::uint64_t word = live_[tail_ / 64] >> (tail_ % 64);
    while (word == 0) {
      tail_ = (tail_ / 64 + 1) * 64;
      word = live_[tail_ / 64];
    }
    tail_ += static_cast<std::uint32_t>(std::countr_zero(word));
    return tail_;
  }

  /// Later cells of the probe sequence move up (Knuth, TAOCP volume 3, section 6.4, algorithm R), and the log follows.
  void leave(std::uint32_t hole) noexcept {
    const auto mask = static_cast<std::uint32_t>(cells_.size() - 1);
    for (std::uint32_t at = next(hole); cells_[at].position != none; at = next(at)) {
      if (((at - home(cells_[at].key)) & mask) < ((at - hole) & mask)) continue;
      cells_[hole] = cells_[at];
      log_[cells_[hole].position] = hole;
      hole = at;
    }
    cells_[hole].position = none;
  }

  void rewrite() noexcept {
    std::uint32_t kept = 0;
    for (std::uint32_t position = tail_; position <= position_; ++position) {
      if (!live(position)) continue;
      log_[++kept] = log_[position];
      cells_[log_[kept]].position = kept;
    }
    assert(kept == size_);
    std::fill(live_.begin(), live_.end(), all);
    tail_ = 1;
    position_ = kept;
  }

  std::uint32_t capacity_, size_ = 0, length_, position_ = 0, tail_ = 1;
  unsigned shift_;
  TrackedVector<Cell> cells_;
  TrackedVector<std::uint32_t> log_;   ///< by position, the cell of the key asked for
  TrackedVector<std::uint64_t> live_;  ///< one bit a position; set where nobody has been yet
};

}  // namespace cachebound::eviction
