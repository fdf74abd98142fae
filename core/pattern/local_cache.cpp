#include "pattern/local_cache.hpp"

#include <algorithm>

namespace cachebound {

std::optional<std::string> LocalCache::get(const std::string& key) {
  const Entry* entry = entries_.get(key);
  if (entry == nullptr) return std::nullopt;
  if (scheduler_.now() < entry->expires) return entry->value;
  ++expirations_;
  release(key, entry->value);
  entries_.erase(key);
  return std::nullopt;
}

bool LocalCache::put(const std::string& key, std::string value) {
  if (entries_.capacity().bound() == 0U) return false;
  if (const Entry* old = entries_.peek(key); old != nullptr) release(key, old->value);
  const Nanoseconds expires = ttl_ ? scheduler_.now() + *ttl_ : Nanoseconds::max();
  const std::uint64_t bytes = entry_bytes + key.size() + value.size();
  // What leaves is given back first, so that the bound holds at every moment.
  if (const auto evicted = entries_.put(key, {std::move(value), expires})) {
    ++evictions_;
    release(evicted->key, evicted->value.value);
  }
  account_.charge(bytes);
  return true;
}

bool LocalCache::erase(const std::string& key) {
  for (Fill* fill : fills_) fill->outdated_ = fill->outdated_ || fill->key_ == key;
  const Entry* entry = entries_.peek(key);
  if (entry == nullptr) return false;
  release(key, entry->value);
  return entries_.erase(key);
}

void LocalCache::clear() {
  for (Fill* fill : fills_) fill->outdated_ = true;
  entries_.for_each([this](const std::string& key, const Entry& entry) {
    release(key, entry.value);
    return true;
  });
  entries_.clear();
}

LocalCache::Fill::~Fill() { cache_.fills_.erase(std::find(cache_.fills_.begin(), cache_.fills_.end(), this)); }

bool LocalCache::Fill::put(std::string value) {
  if (outdated_) {
    ++cache_.outdated_fills_;
    return false;
  }
  return cache_.put(key_, std::move(value));
}

}  // namespace cachebound
