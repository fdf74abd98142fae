#include "store/key_space.hpp"

#include <algorithm>

#include "store/command_rules.hpp"

namespace cachebound {

KeySpace::KeySpace(Account& account, MemoryLimit limit, std::uint64_t seed)
    : account_(account), limit_(limit), random_(seed) {}

KeySpace::~KeySpace() { clear(); }

std::optional<std::string> KeySpace::get(const std::string& key, Nanoseconds now) {
  const Entry* const entry = use(key, now);
  return entry != nullptr ? std::optional(entry->value) : std::nullopt;
}

Result<bool> KeySpace::set(const std::string& key, std::string value, const SetOptions& options, Nanoseconds now) {
  if (const auto good = check(options); !good) return good.fault();
  if (use(key, now) != nullptr && options.if_absent) return false;
  const auto entry = write(key, std::move(value));
  if (!entry) return entry.fault();
  if ((*entry)->is_queued() && !options.keep_ttl) expiries_.erase(**entry);
  if (options.expiry) expiries_.insert(**entry, now + *options.expiry);
  return true;
}

bool KeySpace::erase(const std::string& key, Nanoseconds now) {
  Entry* const entry = use(key, now);
  if (entry != nullptr) remove(*entry);
  return entry != nullptr;
}

bool KeySpace::erase_if(const std::string& key, const std::string& value, Nanoseconds now) {
  Entry* const entry = use(key, now);
  if (entry == nullptr || entry->value != value) return false;
  remove(*entry);
  return true;
}

Result<bool> KeySpace::expire(const std::string& key, Nanoseconds time, Nanoseconds now) {
  if (const auto good = check_expiry(time); !good) return good.fault();
  Entry* const entry = use(key, now);
  if (entry == nullptr) return false;
  if (time <= Nanoseconds::zero()) {
    remove(*entry);
    return true;
  }
  if (entry->is_queued()) expiries_.erase(*entry);
  expiries_.insert(*entry, now + time);
  return true;
}

TimeToLive KeySpace::ttl(const std::string& key, Nanoseconds now) {
  const Entry* const entry = use(key, now);
  if (entry == nullptr) return {};
  return {true, entry->is_queued() ? std::optional(entry->due() - now) : std::nullopt};
}

Result<std::int64_t> KeySpace::incr(const std::string& key, std::int64_t by, Nanoseconds now) {
  const Entry* const entry = use(key, now);
  const auto sum = incremented(entry != nullptr ? &entry->value : nullptr, by);
  if (!sum) return sum.fault();
  const auto written = write(key, std::to_string(*sum));
  if (!written) return written.fault();
  return *sum;
}

void KeySpace::clear() {
  for (const Entry* entry : places_) account_.release(bytes_of(*entry));
  entries_.clear();
  places_.clear();
  pool_.clear();
  bytes_ = 0;
}

KeySpace::Entry* KeySpace::use(const std::string& key, Nanoseconds now) {
  while (!expiries_.empty() && expiries_.earliest().due() <= now) {
    ++expirations_;
    remove(static_cast<Entry&>(expiries_.earliest()));
  }
  ++uses_;
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  found->second.last_use = uses_;
  return &found->second;
}

Result<KeySpace::Entry*> KeySpace::write(const std::string& key, std::string value) {
  const std::uint64_t bytes = entry_bytes(key.size(), value.size());
  if (limit_.max_bytes && !make_room(key, bytes)) return store_full(bytes, *limit_.max_bytes);
  const auto found = entries_.find(key);
  Entry& entry = found != entries_.end() ? found->second : insert(key);
  account_.release(bytes_of(entry));
  bytes_ = bytes_ - bytes_of(entry) + bytes;
  entry.value = std::move(value);
  account_.charge(bytes);
  return &entry;
}

KeySpace::Entry& KeySpace::insert(const std::string& key) {
  const auto node = entries_.try_emplace(key).first;
  Entry& entry = node->second;
  entry.key = &node->first;
  entry.last_use = uses_;
  entry.place = places_.size();
  places_.push_back(&entry);
  bytes_ += bytes_of(entry);
  account_.charge(bytes_of(entry));
  return entry;
}

void KeySpace::remove(Entry& entry) {
  bytes_ -= bytes_of(entry);
  account_.release(bytes_of(entry));
  places_.back()->place = entry.place;
  places_[entry.place] = places_.back();
  places_.pop_back();
  // A copy: the key given by reference would be destroyed while it is looked for.
  entries_.erase(std::string(*entry.key));
}

bool KeySpace::make_room(const std::string& key, std::uint64_t bytes) {
  if (bytes > *limit_.max_bytes) return false;
  const auto bytes_then = [&] {
    const auto old = entries_.find(key);  // an eviction may hit the entry itself, in Redis too
    return bytes_ - (old != entries_.end() ? bytes_of(old->second) : 0) + bytes;
  };
  while (bytes_then() > *limit_.max_bytes) {
    if (limit_.policy == MaxmemoryPolicy::noeviction || !evict()) return false;
  }
  return true;
}

// As Redis does it since 3.0 (evict.c): a few entries drawn at random compete for a pool that keeps the best
// candidates of earlier draws; the best of the pool leaves.
bool KeySpace::evict() {
  while (!places_.empty()) {
    sample();
    while (!pool_.empty()) {
      const auto found = entries_.find(pool_.back().key);
      pool_.pop_back();
      if (found == entries_.end()) continue;  // it has left in another way
      remove(found->second);
      ++evictions_;
      return true;
    }
  }
  return false;
}

void KeySpace::sample() {
  constexpr std::size_t pool_size = 16;
  for (std::uint32_t i = 0; i < limit_.samples; ++i) {
    const Entry& drawn = *places_[static_cast<std::size_t>(random_.randrange(places_.size()))];
    const auto place = std::find_if(pool_.begin(), pool_.end(),
                                    [&](const Candidate& other) { return other.last_use <= drawn.last_use; });
    if (pool_.size() == pool_size && place == pool_.begin()) continue;
    pool_.insert(place, {*drawn.key, drawn.last_use});
    if (pool_.size() > pool_size) pool_.erase(pool_.begin());
  }
}

}  // namespace cachebound
