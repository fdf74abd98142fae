// A TTL cache anyone can see is right: a list in a dict's order, searched and scanned from the front.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "cache/ttl_cache.hpp"

namespace cachebound {

class NaiveTtl {
 public:
  struct Entry {
    int key, value;
    Nanoseconds expires;
    int stored = 0;  ///< which put it was: breaks ties of time
    friend bool operator==(const Entry& a, const Entry& b) {
      return a.key == b.key && a.value == b.value && a.expires == b.expires;
    }
  };
  using Gone = std::vector<std::pair<int, EvictionReason>>;

  NaiveTtl(std::uint32_t capacity, TtlRules rules) : capacity_(capacity), rules_(rules) {}

  std::optional<int> get(int key, Nanoseconds now, Gone& gone) {
    const auto found = find(key);
    if (found == entries_.end()) return std::nullopt;
    if (now >= found->expires) {
      if (!cachetools()) {
        gone.emplace_back(key, EvictionReason::expired);
        entries_.erase(found);
      }
      return std::nullopt;
    }
    const int value = found->value;
    if (rules_.sliding) {
      if (cachetools()) expire(now, gone);
      restart(find(key), now);
    } else if (cachetools()) {
      used(found);
    }
    return value;
  }

  void put(int key, int value, Nanoseconds now, Gone& gone) {
    if (capacity_ == 0) return;
    if (cachetools()) expire(now, gone);
    const bool full = entries_.size() >= capacity_;
    if (full && (rules_.mode == TtlMode::as_taught || find(key) == entries_.end())) {
      auto victim = cachetools() ? entries_.begin() : std::min_element(entries_.begin(), entries_.end(), sooner);
      gone.emplace_back(victim->key, now >= victim->expires ? EvictionReason::expired
                                     : cachetools()         ? EvictionReason::least_recently_used
                                                            : EvictionReason::soonest_to_expire);
      entries_.erase(victim);
    }
    const auto found = find(key);
    if (found == entries_.end()) {
      entries_.push_back({key, value, now + rules_.ttl, next_++});
    } else {
      found->value = value;
      restart(found, now);
    }
  }

  bool erase(int key, Nanoseconds now) {
    const auto found = find(key);
    if (found == entries_.end()) return false;
    const bool valid = now < found->expires;
    entries_.erase(found);
    return valid;
  }

  void expire(Nanoseconds now, Gone& gone) {
    for (;;) {
      const auto soonest = std::min_element(entries_.begin(), entries_.end(), sooner);
      if (soonest == entries_.end() || now < soonest->expires) return;
      gone.emplace_back(soonest->key, EvictionReason::expired);
      entries_.erase(soonest);
    }
  }

  void clear() { entries_.clear(); }

  /// Oldest first.
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  using Place = std::vector<Entry>::iterator;

  static bool sooner(const Entry& a, const Entry& b) {
    return a.expires != b.expires ? a.expires < b.expires : a.stored < b.stored;
  }
  [[nodiscard]] bool cachetools() const { return rules_.mode == TtlMode::cachetools; }
  Place find(int key) {
    return std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.key == key; });
  }
  /// A dict keeps the place of a key that is overwritten; cachetools moves it to the end.
  void restart(Place place, Nanoseconds now) {
    place->expires = now + rules_.ttl;
    if (!cachetools()) return;
    place->stored = next_++;
    used(place);
  }
  /// To the end, where the most recently used stands.
  void used(Place place) { std::rotate(place, place + 1, entries_.end()); }

  std::uint32_t capacity_;
  TtlRules rules_;
  std::vector<Entry> entries_;
  int next_ = 0;
};

}  // namespace cachebound
