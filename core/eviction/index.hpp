// Which slot of a policy holds a key. Entries lie in slots, numbered in 32 bits: the same bytes on every platform.
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>
#include <limits>
#include <span>

#include "base/digest.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

using Slot = std::uint32_t;
inline constexpr Slot no_slot = std::numeric_limits<Slot>::max();

/// Hints that the cache line will be read soon. WebAssembly has no such hint; a load whose value nobody waits for does
/// the same as long as the line is not far away. `address` must be readable.
inline void prefetch(const void* address) noexcept {
#ifdef __EMSCRIPTEN__
  static_cast<void>(*static_cast<const volatile unsigned char*>(address));
#else
  __builtin_prefetch(address);
#endif
}

/// Both have a `Probe`, what an index wants to know of a key before it looks it up: `prepare` makes one some requests
/// ahead, so that neither hashing nor the memory is waited for.

/// By the dense ids of a compiled trace: one array. Every operation is O(1), a single access; nothing is allocated
/// after construction.
class DenseIndex {
 public:
  using Key = std::uint32_t;
  using Probe = Key;
  /// Keys are below `objects`; `streamed` has their 64-bit keys, or is empty where those are the ids themselves.
  struct Keys {
    std::uint32_t objects = 0;
    std::span<const std::uint64_t> streamed = {};
  };

  DenseIndex(std::uint32_t slots, Keys keys, Account& account)
      : streamed_(keys.streamed),
        slots_(keys.objects, no_slot, TrackingAllocator<Slot>(account)),
        ids_(slots, 0, TrackingAllocator<Key>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t slots, Keys keys) noexcept {
    return (std::uint64_t{keys.objects} + slots) * sizeof(Slot);
  }

  /// no_slot when the key is not there.
  [[nodiscard]] Slot find(Probe key) const noexcept { return slots_[key]; }

  void enter(Probe key, Slot slot) noexcept {
    slots_[key] = slot;
    ids_[slot] = key;
  }

  void leave(Slot slot) noexcept { slots_[ids_[slot]] = no_slot; }

  /// Of a slot that holds one.
  [[nodiscard]] Key key(Slot slot) const noexcept { return ids_[slot]; }

  /// What the key is in the stream that the trace was compiled from.
  [[nodiscard]] std::uint64_t streamed(Key key) const noexcept { return streamed_.empty() ? key : streamed_[key]; }

  [[nodiscard]] Probe prepare(Key key) const noexcept {
    prefetch(&slots_[key]);
    return key;
  }
  void prefetch_streamed(Key key) const noexcept {
    if (!streamed_.empty()) prefetch(&streamed_[key]);
  }

 private:
  std::span<const std::uint64_t> streamed_;
  TrackedVector<Slot> slots_;
  TrackedVector<Key> ids_;
};

/// By 64-bit keys of a stream: open addressing with linear probing, memory by the number of slots alone. A cell holds
/// 32 bits of the hash beside the slot, so that a probe looks at the key of a wrong slot once in 2^32. Every operation
/// is O(1) expected; nothing is allocated after construction.
class HashIndex {
 public:
  using Key = std::uint64_t;
  struct Probe {
    Key key;
    std::uint32_t hash;
  };
  /// Any keys may come.
  struct Keys {};

  HashIndex(std::uint32_t slots, Keys, Account& account)
      : shift_(hash_bits - static_cast<unsigned>(std::bit_width(cells_for(slots) - 1))),
        cells_(static_cast<std::size_t>(cells_for(slots)), empty, TrackingAllocator<std::uint64_t>(account)),
        keys_(slots, 0, TrackingAllocator<Key>(account)) {}

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t slots, Keys) noexcept {
    return cells_for(slots) * sizeof(std::uint64_t) + std::uint64_t{slots} * sizeof(Key);
  }

  /// no_slot when the key is not there.
  [[nodiscard]] Slot find(const Probe& probe) const noexcept {
    const auto [key, tag] = probe;
    for (std::size_t at = home(tag);; at = next(at)) {
      const std::uint64_t cell = cells_[at];
      const Slot slot = slot_of(cell);
      if (tag_of(cell) == tag && slot != no_slot && keys_[slot] == key) return slot;
      if (slot == no_slot) return no_slot;
    }
  }

  /// A key that is not there comes to a slot that holds none.
  void enter(const Probe& probe, Slot slot) noexcept {
    const auto [key, tag] = probe;
    std::size_t at = home(tag);
    while (slot_of(cells_[at]) != no_slot) at = next(at);
    cells_[at] = std::uint64_t{tag} << hash_bits | slot;
    keys_[slot] = key;
  }

  /// The key of a slot goes. Later cells of the probe sequence move up, so none is left marked as deleted (Knuth, TAOCP
  /// volume 3, section 6.4, algorithm R).
  void leave(Slot slot) noexcept {
    std::size_t hole = home(hash(keys_[slot]));
    while (slot_of(cells_[hole]) != slot) hole = next(hole);
    const std::size_t mask = cells_.size() - 1;
    for (std::size_t at = next(hole); slot_of(cells_[at]) != no_slot; at = next(at)) {
      const std::size_t travelled = (at - home(tag_of(cells_[at]))) & mask;
      if (travelled < ((at - hole) & mask)) continue;
      cells_[hole] = cells_[at];
      hole = at;
    }
    cells_[hole] = empty;
  }

  /// Of a slot that holds one.
  [[nodiscard]] Key key(Slot slot) const noexcept { return keys_[slot]; }

  /// What the key is in the stream: itself.
  [[nodiscard]] static std::uint64_t streamed(Key key) noexcept { return key; }

  static void prefetch_streamed(Key) noexcept {}
  [[nodiscard]] Probe prepare(Key key) const noexcept {
    const std::uint32_t tag = hash(key);
    prefetch(&cells_[home(tag)]);
    return {key, tag};
  }

 private:
  static constexpr unsigned hash_bits = 32;
  static constexpr std::uint64_t empty = no_slot;

  /// At most half full, so that a probe ends after one or two steps.
  [[nodiscard]] static constexpr std::uint64_t cells_for(std::uint32_t slots) noexcept {
    return std::bit_ceil(2 * std::uint64_t{slots} + 2);
  }

  [[nodiscard]] static std::uint32_t hash(Key key) noexcept {
    return static_cast<std::uint32_t>(mix(key) >> hash_bits);
  }
  [[nodiscard]] static constexpr std::uint32_t tag_of(std::uint64_t cell) noexcept {
    return static_cast<std::uint32_t>(cell >> hash_bits);
  }
  [[nodiscard]] static constexpr Slot slot_of(std::uint64_t cell) noexcept { return static_cast<Slot>(cell); }

  [[nodiscard]] std::size_t home(std::uint32_t tag) const noexcept { return tag >> shift_; }
  [[nodiscard]] std::size_t next(std::size_t at) const noexcept { return (at + 1) & (cells_.size() - 1); }

  unsigned shift_;
  TrackedVector<std::uint64_t> cells_;
  TrackedVector<Key> keys_;
};

}  // namespace cachebound::eviction
