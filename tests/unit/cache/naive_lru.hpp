// An LRU cache anyone can see is right: a list in order of use, searched from the front.
#pragma once

#include <algorithm>
#include <list>
#include <optional>
#include <utility>

#include "cache/capacity.hpp"

namespace cachebound {

template <class Key, class Value>
class NaiveLru {
 public:
  explicit NaiveLru(Capacity capacity) : capacity_(capacity) {}

  std::optional<Value> get(const Key& key) {
    const auto found = find(key);
    if (found == entries_.end()) return std::nullopt;
    entries_.splice(entries_.begin(), entries_, found);
    return found->second;
  }

  std::optional<std::pair<Key, Value>> put(const Key& key, Value value) {
    if (capacity_.bound() == 0U) return std::nullopt;
    std::optional<std::pair<Key, Value>> evicted;
    if (const auto found = find(key); found != entries_.end()) {
      entries_.erase(found);
    } else if (entries_.size() == capacity_.bound()) {
      evicted = entries_.back();
      entries_.pop_back();
    }
    entries_.emplace_front(key, value);
    return evicted;
  }

  bool erase(const Key& key) {
    const auto found = find(key);
    if (found == entries_.end()) return false;
    entries_.erase(found);
    return true;
  }

  void clear() { entries_.clear(); }

  /// Most recently used first.
  [[nodiscard]] const std::list<std::pair<Key, Value>>& entries() const { return entries_; }

 private:
  auto find(const Key& key) {
    return std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.first == key; });
  }

  Capacity capacity_;
  std::list<std::pair<Key, Value>> entries_;
};

}  // namespace cachebound
