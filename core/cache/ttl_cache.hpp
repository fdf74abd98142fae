// A cache whose entries live for a time: as it is commonly taught, that corrected, and as cachetools.TTLCache has it.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/clock.hpp"
#include "cache/access.hpp"
#include "cache/capacity.hpp"
#include "cache/expiry_heap.hpp"
#include "cache/slot_index.hpp"
#include "cache/slot_order.hpp"

namespace cachebound {

enum class TtlMode : std::uint8_t {
  /// A dict and a scan: an expired entry is deleted when it is read and counts in `size` until then; a `put` at
  /// capacity evicts the entry soonest to expire (ties: first inserted), *even when its key is already there*.
  as_taught,
  /// The same, but overwriting a key evicts nobody.
  corrected,
  /// cachetools 5.2: a `put` removes what has expired, then evicts the least recently used; a `get` makes recent.
  cachetools,
};

struct TtlRules {
  Nanoseconds ttl{};  ///< an entry is valid while now < time of its last put + ttl
  TtlMode mode = TtlMode::corrected;
  bool sliding = false;  ///< a hit starts the time anew, like a put of the same value
};

/// `get` O(1) expected, all else O(log n) expected where the taught class scans. A bounded cache allocates everything
/// in its constructor and nothing after; an unbounded one doubles. Entries may move in memory on every operation
/// that can remove one: keep no pointer across them. The clock must outlive the cache and never go back.
template <class Key, class Value, class Hash = KeyHash<Key>>
class TtlCache {
 public:
  using key_type = Key;
  using mapped_type = Value;
  using Left = Evicted<Key, Value>;
  using Eviction = std::optional<Left>;
  /// For callers that need not hear which entries expired.
  struct Unheard {
    void operator()(Left&&) const noexcept {}
  };
  /// An entry as it is held, valid or not.
  struct Entry {
    const Value& value;
    Nanoseconds expires;  ///< from this moment on it is no longer valid
  };

  TtlCache(Capacity capacity, TtlRules rules, const Clock& clock, Account& account)
      : capacity_(capacity),
        rules_(rules),
        clock_(&clock),
        slots_(TrackingAllocator<Slot>(account)),
        index_(account),
        heap_(account) {
    const std::uint32_t entries = capacity.bound().value_or(smallest_unbounded);
    if (entries > 0) reserve(entries);
  }

  /// Bytes the cache will ever hold, known before it exists; nothing for an unbounded one.
  [[nodiscard]] static constexpr std::optional<std::uint64_t> worst_case_bytes(Capacity capacity) noexcept {
    if (!capacity.is_bounded()) return std::nullopt;
    const std::uint64_t entries = *capacity.bound();
    return entries * sizeof(Slot) + Index::worst_case_bytes(entries) + ExpiryHeap::worst_case_bytes(entries);
  }

  /// The value, if its time is not over; else null. Expired, as taught and corrected, it is deleted and told to
  /// `expired`; cachetools leaves it for the next `put` or `expire`. With sliding a hit is O(log n).
  template <class Expired = Unheard>
  [[nodiscard]] Value* get(const Key& key, Expired&& expired = {}) {
    SlotLink slot = index_.find(slots_, key);
    if (slot == no_slot) return nullptr;
    const Nanoseconds now = clock_->now();
    if (!valid(slots_[slot], now)) {
      if (!like_cachetools()) expired(take(slot, now));
      return nullptr;
    }
    if (rules_.sliding) slot = renew(key, slot, now, expired);
    if (like_cachetools()) order_.make_newest(slots_, slot);
    return &slots_[slot].value;
  }

  /// What is held, valid or not, untouched; nothing when the key is not there.
  [[nodiscard]] std::optional<Entry> peek(const Key& key) const {
    const SlotLink slot = index_.find(slots_, key);
    if (slot == no_slot) return std::nullopt;
    return Entry{slots_[slot].value, slots_[slot].expires};
  }

  /// Inserts or overwrites, and starts the entry's time. Returns what had to leave for it (as taught this may be a
  /// stranger, or the key's own old entry, though no place was needed); what cachetools removes first because it has
  /// expired is told to `expired`. With capacity 0 nothing is stored.
  template <class Expired = Unheard>
  Eviction put(const Key& key, Value value, Expired&& expired = {}) {
    if (capacity_.bound() == 0U) return std::nullopt;
    const Nanoseconds now = clock_->now();
    if (like_cachetools()) remove_expired(now, expired);
    SlotLink slot = index_.find(slots_, key);
    Eviction evicted;
    if (size() == capacity_.bound() && (slot == no_slot || rules_.mode == TtlMode::as_taught)) {
      evicted.emplace(take(like_cachetools() ? order_.oldest() : heap_.soonest(), now));
      slot = index_.find(slots_, key);
    }
    if (slot == no_slot) {
      insert(key, std::move(value), now + rules_.ttl);
    } else {
      slots_[slot].value = std::move(value);
      restart(slot, now);
    }
    return evicted;
  }

  /// Invalidates one key. True when there was a valid entry; an expired one goes too.
  bool erase(const Key& key) {
    const SlotLink slot = index_.find(slots_, key);
    if (slot == no_slot) return false;
    const Nanoseconds now = clock_->now();
    return take(slot, now).reason != EvictionReason::expired;
  }

  /// Invalidates everything; keeps the memory.
  void clear() {
    slots_.clear();
    index_.clear();
    order_.clear();
    heap_.clear();
  }

  /// Removes what has expired, soonest first, and tells each to `expired`; returns how many. O(log n) each. What
  /// cachetools does whenever its length is asked for.
  template <class Expired = Unheard>
  std::uint32_t expire(Expired&& expired = {}) {
    return remove_expired(clock_->now(), expired);
  }

  /// Entries held, those included that have expired and were not removed yet.
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(slots_.size()); }
  /// Those of them that have expired. O(the number).
  [[nodiscard]] std::uint32_t expired_held() const {
    const Nanoseconds now = clock_->now();
    return heap_.count(slots_, [now](const Slot& slot) { return !valid(slot, now); });
  }
  [[nodiscard]] Capacity capacity() const noexcept { return capacity_; }
  [[nodiscard]] const TtlRules& rules() const noexcept { return rules_; }

  /// The index and the slots that hold entries: the part of the reserved bytes in use; equals the worst case when full.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept {
    return std::uint64_t{slots_.size()} * sizeof(Slot) + index_.bytes() + heap_.used_bytes();
  }

  /// Calls `visit(key, entry)`, newest first: by insertion, as a dict keeps them, or by use in cachetools mode. Stops
  /// when it returns false.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (SlotLink slot = order_.newest(); slot != no_slot; slot = slots_[slot].older) {
      if (!visit(slots_[slot].key, Entry{slots_[slot].value, slots_[slot].expires})) return;
    }
  }

 private:
  using Index = SlotIndex<Key, Hash>;
  static constexpr std::uint32_t smallest_unbounded = 16;

  struct Slot {
    Key key;
    Value value;
    Nanoseconds expires;
    std::uint64_t sequence;  ///< of the insertion; in cachetools mode of the last put
    SlotLink newer, older, place;
  };

  [[nodiscard]] bool like_cachetools() const noexcept { return rules_.mode == TtlMode::cachetools; }
  [[nodiscard]] static bool valid(const Slot& slot, Nanoseconds now) noexcept { return now < slot.expires; }

  void reserve(std::uint32_t entries) {
    slots_.reserve(entries);
    index_.reserve(slots_, entries);
    heap_.reserve(entries);
  }

  void insert(const Key& key, Value value, Nanoseconds expires) {
    if (size() == slots_.capacity()) reserve(2 * size());
    const auto slot = static_cast<SlotLink>(slots_.size());
    slots_.push_back(Slot{key, std::move(value), expires, next_sequence_++, no_slot, no_slot, no_slot});
    order_.append(slots_, slot);
    heap_.enter(slots_, slot);
    index_.enter(slots_, slot);
  }

  void restart(SlotLink slot, Nanoseconds now) {
    slots_[slot].expires = now + rules_.ttl;
    // A dict keeps an overwritten key's place; cachetools moves it to the end.
    if (like_cachetools()) {
      slots_[slot].sequence = next_sequence_++;
      order_.make_newest(slots_, slot);
    }
    heap_.changed(slots_, slot);
  }

  template <class Expired>
  SlotLink renew(const Key& key, SlotLink slot, Nanoseconds now, Expired&& expired) {
    if (like_cachetools() && remove_expired(now, expired) > 0) slot = index_.find(slots_, key);
    restart(slot, now);
    return slot;
  }

  template <class Expired>
  std::uint32_t remove_expired(Nanoseconds now, Expired&& expired) {
    std::uint32_t removed = 0;
    for (; size() > 0 && !valid(slots_[heap_.soonest()], now); ++removed) expired(take(heap_.soonest(), now));
    return removed;
  }

  /// The entry leaves, and the last slot moves into its place: entries stay dense and no free list is needed.
  Left take(SlotLink slot, Nanoseconds now) {
    assert(slot < size());
    const EvictionReason reason = !valid(slots_[slot], now) ? EvictionReason::expired
                                  : like_cachetools()       ? EvictionReason::least_recently_used
                                                            : EvictionReason::soonest_to_expire;
    index_.leave(slots_, slot);
    order_.remove(slots_, slot);
    heap_.leave(slots_, slot);
    Left left{std::move(slots_[slot].key), std::move(slots_[slot].value), reason};
    const auto last = static_cast<SlotLink>(slots_.size() - 1);
    if (slot != last) {
      index_.moves(slots_, last, slot);
      slots_[slot] = std::move(slots_[last]);
      order_.moved(slots_, slot);
      heap_.moved(slots_, slot);
    }
    slots_.pop_back();
    return left;
  }

  Capacity capacity_;
  TtlRules rules_;
  const Clock* clock_;
  TrackedVector<Slot> slots_;
  Index index_;
  SlotOrder order_;
  ExpiryHeap heap_;
  std::uint64_t next_sequence_ = 0;
};

}  // namespace cachebound
