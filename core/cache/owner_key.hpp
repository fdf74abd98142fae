// Keys of a cache that all instances of a class share: what functools.lru_cache makes of a method, and its repair.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "base/digest.hpp"

namespace cachebound {

/// The key (self, argument). Equal when the owner's identity and the argument are; an identity is never given twice.
///
/// Whether an entry keeps its owner alive is the handle's doing. A std::shared_ptr does, as `self` in the keys of
/// lru_cache on a method: an instance that everybody else has dropped stays until its last entry is evicted; without
/// a bound, for ever. A std::weak_ptr does not, as weakref.ref(self) in the key: entries of an owner that is gone are
/// never asked for again and leave as the least recently used.
template <class Handle>
struct OwnerKey {
  /// Aligned so that the key takes 32 bytes whatever the width of a pointer.
  alignas(16) Handle owner;
  alignas(16) std::uint32_t identity = 0;
  std::uint32_t argument = 0;

  friend bool operator==(const OwnerKey& a, const OwnerKey& b) {
    return a.identity == b.identity && a.argument == b.argument;
  }
};

struct OwnerKeyHash {
  template <class Handle>
  [[nodiscard]] std::size_t operator()(const OwnerKey<Handle>& key) const noexcept {
    return static_cast<std::size_t>(mix(std::uint64_t{key.identity} << 32 | key.argument));
  }
};

/// The trap.
template <class Owner>
using OwningKey = OwnerKey<std::shared_ptr<Owner>>;
/// The repair. An owner made by std::make_shared shares its block with the count of its handles: what it owns is freed
/// with it, the block itself with the last entry.
template <class Owner>
using WeakKey = OwnerKey<std::weak_ptr<Owner>>;

}  // namespace cachebound
